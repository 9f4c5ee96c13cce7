import { expect, test } from 'vitest'
import { checkBirthDate } from './birth-date.ts'

const today = '2026-11-22'

test('somebody is an adult from the eighteenth birthday on', () => {
  expect(checkBirthDate('2008-11-22', today)).toEqual({ value: '2008-11-22' })
  expect(checkBirthDate('2008-11-23', today)).toEqual({ code: 'not-an-adult' })
})

test('somebody born on 29 February is an adult on 1 March of a common year', () => {
  expect(checkBirthDate('2004-02-29', '2022-02-28')).toEqual({ code: 'not-an-adult' })
  expect(checkBirthDate('2004-02-29', '2022-03-01')).toEqual({ value: '2004-02-29' })
})

test.each([
  ['1990-02-30', 'not-a-date'],
  ['22/11/1990', 'not-a-date'],
  ['2026-11-23', 'date-in-future'],
  ['1906-11-22', 'date-too-old'],
  ['1800-01-01', 'date-too-old'],
])('%s is refused as %s', (text, code) => {
  expect(checkBirthDate(text, today)).toEqual({ code })
})

test('somebody of 119 is believed', () => {
  expect(checkBirthDate('1906-11-23', today)).toEqual({ value: '1906-11-23' })
})

test('no date is a missing date', () => {
  expect(checkBirthDate(' ', today)).toEqual({ code: 'required' })
})
