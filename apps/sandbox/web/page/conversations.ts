import type { Text } from '../../src/phone/texts.ts'

export type Conversation = { number: string; latest: Text; texts: Text[] }

/** Texts, newest first, by the phone they are on; each conversation in the order it is read, the latest one first. */
export function conversationsOf(texts: readonly Text[]): Conversation[] {
  const byNumber = new Map<string, Text[]>()
  for (const text of texts) {
    const number = text.direction === 'inbound' ? text.from : text.to
    byNumber.set(number, [text, ...(byNumber.get(number) ?? [])])
  }
  return [...byNumber].map(([number, inOrder]) => ({ number, texts: inOrder, latest: inOrder.at(-1)! }))
}

/** Conversations whose number has these digits or whose texts have these words. */
export function matching(conversations: Conversation[], wanted: string): Conversation[] {
  const words = wanted.trim().toLowerCase()
  if (!words) return conversations
  const digits = words.replace(/[\s+()-]/g, '')
  return conversations.filter(
    ({ number, texts }) =>
      (/^\d+$/.test(digits) && number.includes(digits)) || texts.some(({ body }) => body.toLowerCase().includes(words)),
  )
}

/** A text cut into words and web addresses, so that the addresses can be followed. */
export function linked(body: string): { text: string; isLink: boolean }[] {
  return body
    .split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/)
    .map((text, index) => ({ text, isLink: index % 2 === 1 }))
    .filter(({ text }) => text !== '')
}

export const isUndelivered = ({ status }: Text): boolean => status === 'failed' || status === 'undelivered'
