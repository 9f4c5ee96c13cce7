import { expect, test } from 'vitest'
import { changesText, valueText } from './texts.ts'

test('amounts, instants and answers are written as people read them', () => {
  expect(valueText('totalCents', 289_000)?.replace(/\s/g, ' ')).toBe('2.890,00 €')
  expect(valueText('sends', 3)).toBe('3')
  expect(valueText('expiresAt', '2026-11-22T10:05:00.000Z')).toContain('2026')
  expect(valueText('freshLink', 'yes')).toBe('Sí')
  expect([valueText('x', null), valueText('x', undefined)]).toEqual([undefined, undefined])
})

test('a change is one line, with what was before it where something was', () => {
  expect(changesText([{ field: 'state', before: 'live', after: 'dead' }])).toBe('Estado: En curso → Sin venta')
  expect(
    changesText([
      { field: 'unknown', after: 'a' },
      { field: 'name', before: 'b' },
    ]),
  ).toBe('unknown: a · Nombre: b → —')
})
