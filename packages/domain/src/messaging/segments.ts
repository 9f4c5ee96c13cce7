import { SegmentedMessage } from 'sms-segments-calculator'

/** How a text message is billed. `characters` counts GSM-7 ones such as € twice; `room` is what the parts so far can hold. */
export type SmsSize = {
  encoding: 'GSM-7' | 'UCS-2'
  segments: number
  characters: number
  room: number
  /** The different characters that force UCS-2, in the order in which they occur. */
  costlyCharacters: string[]
}

const capacity = { 'GSM-7': { single: 160, part: 153 }, 'UCS-2': { single: 70, part: 67 } } as const

/**
 * A text of letters that take one place of GSM-7 each, as most are: it needs no look at each letter, which costs a
 * worker more than sending it. Source: the basic character set of 3GPP TS 23.038, without the carriage return.
 */
const plainThroughout = /^[@£$¥èéùìòÇ\nØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]*$/

function plainSize({ length }: string): SmsSize {
  const { single, part } = capacity['GSM-7']
  const segments = length === 0 ? 0 : length <= single ? 1 : Math.ceil(length / part)
  const room = segments <= 1 ? single : segments * part
  return { encoding: 'GSM-7', segments, characters: length, room, costlyCharacters: [] }
}

/** Counts a text as the carriers do: 160 GSM-7 characters or 70 in UCS-2; 153 or 67 in each part of a longer one. */
export function smsSize(text: string): SmsSize {
  if (plainThroughout.test(text)) return plainSize(text)
  const message = new SegmentedMessage(text)
  const encoding = message.encodingName
  const segments = text === '' ? 0 : message.segmentsCount
  const { single, part } = capacity[encoding]
  return {
    encoding,
    segments,
    characters: encoding === 'GSM-7' ? message.numberOfCharacters : text.length,
    room: segments <= 1 ? single : segments * part,
    costlyCharacters: [...new Set(message.getNonGsmCharacters())],
  }
}

/** Letters that stand on no base letter. */
const spelledOut: Readonly<Record<string, string>> = { œ: 'oe', Œ: 'OE', '·': '.', '−': '-' }

/**
 * The text in GSM-7 where it can be: á becomes a, « becomes ", a narrow space a space, while é, ñ, ü, à, è, Ç and
 * € stay, being in GSM-7. What has no equivalent (an emoji, another script) stays and makes the message UCS-2.
 */
export function plainSms(text: string): string {
  const spaced = text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\t\u00a0\u2009\u202f]/g, ' ')
  if (plainThroughout.test(spaced)) return spaced
  return new SegmentedMessage(spaced, 'auto', true).encodedChars
    .map(({ raw, isGSM7 }) => (isGSM7 ? raw : plainLetter(raw)))
    .join('')
}

function plainLetter(letter: string): string {
  const plain = spelledOut[letter] ?? letter.normalize('NFKD').replace(/\p{M}/gu, '')
  return plain !== '' && new SegmentedMessage(plain).encodingName === 'GSM-7' ? plain : letter
}
