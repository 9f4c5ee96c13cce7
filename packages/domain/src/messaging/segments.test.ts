import { fc, test } from '@fast-check/vitest'
import { SegmentedMessage } from 'sms-segments-calculator'
import { expect } from 'vitest'
import { plainSms, smsSize } from './segments.ts'

test('160 plain characters are one message, 161 are two of 153', () => {
  expect(smsSize('a'.repeat(160))).toMatchObject({ encoding: 'GSM-7', segments: 1, room: 160 })
  expect(smsSize('a'.repeat(161))).toMatchObject({ segments: 2, room: 306, characters: 161 })
  expect(smsSize('a'.repeat(307)).segments).toBe(3)
})

test('one á drops a message to 70 characters and is named', () => {
  expect(smsSize(`á${'a'.repeat(69)}`)).toMatchObject({
    encoding: 'UCS-2',
    segments: 1,
    room: 70,
    costlyCharacters: ['á'],
  })
  expect(smsSize(`á${'a'.repeat(70)}`)).toMatchObject({ segments: 2, room: 134 })
})

test('€ ^ { } [ ] | ~ \\ count two', () => {
  for (const character of '€^{}[]|~\\') expect(smsSize(character).characters).toBe(2)
})

test('an emoji counts two in UCS-2', () => {
  expect(smsSize('👍')).toMatchObject({ encoding: 'UCS-2', characters: 2, costlyCharacters: ['👍'] })
})

test('no text is no message', () => {
  expect(smsSize('').segments).toBe(0)
})

test('accents outside GSM-7 go, those inside stay', () => {
  expect(plainSms('áíóú ÁÍÓÚ ç êîô œ')).toBe('aiou AIOU c eio oe')
  expect(plainSms('é ñ Ñ ü à è ù Ç € ¿¡')).toBe('é ñ Ñ ü à è ù Ç € ¿¡')
})

test('an accent typed as a character of its own is treated alike', () => {
  expect(plainSms('cancio\u0301n, man\u0303ana')).toBe('cancion, mañana')
})

test('typographic marks and the spaces of formatted amounts become plain', () => {
  expect(plainSms('«Sí» – l’été… 1\u202f234,50\u00a0€')).toBe('"Si" - l\'été... 1 234,50 €')
})

test('what has no plain form stays', () => {
  expect(plainSms('ok 👍 Привет')).toBe('ok 👍 Привет')
})

test.prop([fc.string({ unit: fc.constantFrom(...'abc áéíóúàèìòùâêîôûäëïöüçñÁÉÍÓÚÑÇ€«»“”’–…œ·ªº') })])(
  'any Spanish or French text can be sent in GSM-7',
  (text) => {
    expect(smsSize(plainSms(text)).encoding).toBe('GSM-7')
  },
)

test.prop([fc.string({ unit: 'grapheme' })])('plain text stays as it is when made plain again', (text) => {
  expect(plainSms(plainSms(text))).toBe(plainSms(text))
})

test('a text of one-place letters is counted as letter by letter, and stays as it is', () => {
  const letters = '@£$¥èéùìòÇ\nØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡azAZÄÖÑÜ§¿äöñüà'
  for (const letter of letters) {
    const { encodingName, numberOfCharacters, segmentsCount } = new SegmentedMessage(letter)
    expect({ letter, encodingName, numberOfCharacters, segmentsCount }).toMatchObject({
      ...{ letter, encodingName: 'GSM-7', numberOfCharacters: 1, segmentsCount: 1 },
    })
    expect(new SegmentedMessage(letter, 'auto', true).encodedChars.map(({ raw }) => raw)).toEqual([letter])
  }
  for (const length of [159, 160, 161, 306, 307, 459, 460]) {
    const text = letters.repeat(6).slice(0, length)
    expect(smsSize(text).segments).toBe(new SegmentedMessage(text).segmentsCount)
    expect(plainSms(text)).toBe(text)
  }
})
