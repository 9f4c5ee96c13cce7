import { expect, test } from 'vitest'
import { NewView } from './access/views.ts'
import { Shopper } from './customers/schema.ts'
import { FinancingFilter } from './financing/filter.ts'
import { FinancingReference, NewNote, ReviewDecision } from './financing/schema.ts'
import { CartLine } from './orders/schema.ts'
import { CalendarDate } from './schema.ts'

const unseen = ['a\u0000b', 'a\ud800', 'a\u202eb', 'a\u200bb', 'a\u2028b', 'a\u001bb']
const id = '0198a0a0-0000-7000-8000-000000000000'
const takers = {
  reference: (value: string) => FinancingReference.safeParse(value),
  body: (value: string) => NewNote.safeParse({ id, body: value }),
  note: (value: string) => ReviewDecision.safeParse({ id, decision: 'accept', note: value }),
  name: (value: string) => NewView.safeParse({ name: value, query: '' }),
  query: (value: string) => NewView.safeParse({ name: 'mine', query: value }),
  street: (value: string) => Shopper.shape.street.safeParse(value),
  line: (value: string) => CartLine.shape.name.safeParse(value),
}

test.each(Object.entries(takers))('%s takes no characters that nobody sees', (_, take) => {
  for (const value of unseen)
    expect(
      take(value).error?.issues.map(({ message }) => message),
      JSON.stringify(value),
    ).toContain('invalid-characters')
  expect(take('Ñandú 漢字 👍 — 1/2').success).toBe(true)
})

test('notes alone have lines', () => {
  expect(NewNote.parse({ id, body: 'one\r\n\ttwo\n' }).body).toBe('one\r\n\ttwo')
  expect(NewNote.safeParse({ id, body: ' \n ' }).error?.issues[0]?.message).toBe('required')
  expect(takers.street('one\ntwo').success).toBe(false)
})

test.each([
  ['ＭＫＴ－1', 'MKT-1'],
  ['  MKT   27  01 ', 'MKT 27 01'],
  ['Curso\u00a01', 'Curso 1'],
  ['e\u0301', 'é'],
])('the reference %j is kept as %j', (typed, kept) => {
  expect(FinancingReference.parse(typed)).toBe(kept)
})

test('a reference is measured as it is kept', () => {
  expect(FinancingReference.safeParse('\ufdfa'.repeat(39)).error?.issues[0]?.message).toBe('too-long')
  expect(FinancingReference.safeParse('\u00a0').error?.issues[0]?.message).toBe('required')
})

test.each(['0000-01-01', '1899-12-31', '2201-01-01', '9999-12-31', '2026-02-30'])('%s is no date of ours', (date) => {
  expect(CalendarDate.safeParse(date).error?.issues.map(({ message }) => message)).toContain('invalid-date')
})

test('a phone pasted with direction marks around it is searched for without them', () => {
  expect(FinancingFilter.parse({ search: '\u202a+34 612 345 678\u202c' }).search).toBe('+34 612 345 678')
  expect(FinancingFilter.safeParse({ search: 'a\u0000b' }).success).toBe(false)
})
