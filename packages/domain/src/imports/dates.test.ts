import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { writtenDate } from './dates.ts'

test.each([
  '31/12/2027',
  '31-12-2027',
  '31.12.2027',
  '31/12/27',
  '31-12-27',
  '2027-12-31',
  '2027/12/31',
  '2027-12-31 00:00:00',
  '2027-12-31T00:00:00.000Z',
  ' 31/12/2027 ',
  '31 de diciembre de 2027',
  '31 dic 2027',
  '31 décembre 2027',
  '31 déc. 2027',
  '31st December 2027',
  '31 Dec. 2027',
])('%j is the last day of 2027', (text) => {
  expect(writtenDate(text)).toEqual({ date: '2027-12-31' })
})

test('the first of a month is read in words', () => {
  expect([writtenDate('1er mars 2027'), writtenDate('1 of May 2027'), writtenDate('1º de mayo de 2027')]).toEqual([
    { date: '2027-03-01' },
    { date: '2027-05-01' },
    { date: '2027-05-01' },
  ])
})

test.each(['31/02/2027', '29/02/2027', '12/31/2027', '00/01/2027', '2027-13-01', '31 de febrero de 2027'])(
  '%j does not exist',
  (text) => {
    expect(writtenDate(text)).toEqual({ code: 'invalid-date' })
  },
)

test.each(['', 'mañana', '46691', '31/12', '31/12-2027', '31 brumaire 2027', '1 jui 2027', '2027'])(
  '%j is no date',
  (text) => {
    expect(writtenDate(text)).toEqual({ code: 'not-a-date' })
  },
)

test.prop([fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })])(
  'what Intl writes is read back, in figures and in words',
  (instant) => {
    const date = instant.toISOString().slice(0, 10)
    for (const locale of ['es-ES', 'fr-FR', 'en-GB'])
      for (const dateStyle of ['short', 'medium', 'long'] as const)
        expect([
          locale,
          writtenDate(new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC' }).format(instant)),
        ]).toEqual([locale, { date }])
  },
)
