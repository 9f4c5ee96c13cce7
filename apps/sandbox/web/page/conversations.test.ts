import { expect, test } from 'vitest'
import type { Text } from '../../src/phone/texts.ts'
import { conversationsOf, linked, matching } from './conversations.ts'

const text = (to: string, body: string, direction: Text['direction'] = 'outbound-api') =>
  ({ to, body, direction, from: '+34600000000' }) as Text

test('the latest conversation comes first, its texts in the order of their arrival', () => {
  const conversations = conversationsOf([text('+341', 'third'), text('+342', 'second'), text('+341', 'first')])
  expect(conversations.map(({ number }) => number)).toEqual(['+341', '+342'])
  expect(conversations[0]!.texts.map(({ body }) => body)).toEqual(['first', 'third'])
})

test('what the person writes joins the conversation with their number', () => {
  const reply = { ...text('+34600000000', 'sí', 'inbound'), from: '+341' }
  expect(conversationsOf([reply, text('+341', '¿?')])).toHaveLength(1)
})

test('a number is found however it is written, a text by its words', () => {
  const conversations = conversationsOf([text('+34612345678', 'Academia Norte')])
  for (const wanted of ['612 345', '+34 612', 'norte', '']) expect(matching(conversations, wanted)).toHaveLength(1)
  for (const wanted of ['699', 'sur']) expect(matching(conversations, wanted)).toHaveLength(0)
})

test('an address is a link without the full stop behind it', () => {
  expect(linked('Vea http://localhost:3001/#aB-_9. Gracias')).toEqual([
    { text: 'Vea ', isLink: false },
    { text: 'http://localhost:3001/#aB-_9', isLink: true },
    { text: '. Gracias', isLink: false },
  ])
})
