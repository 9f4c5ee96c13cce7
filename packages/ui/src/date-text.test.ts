import { describe, expect, test } from 'vitest'
import { formatDate, parseDate } from './date-text.ts'

describe('a date is read day first, however it is separated', () => {
  test.each([
    ['31/12/1980', '1980-12-31'],
    ['1-2-1999', '1999-02-01'],
    ['01.02.1999', '1999-02-01'],
    ['31121980', '1980-12-31'],
    [' 1980-12-31 ', '1980-12-31'],
    ['29/02/2024', '2024-02-29'],
  ])('%s', (text, date) => {
    expect(parseDate(text)).toBe(date)
  })

  test.each(['', '31/02/1980', '29/02/2023', '12/31/1980', '1/1/80', '0/1/1980', 'hoy'])('%j is no date', (text) => {
    expect(parseDate(text)).toBeNull()
  })

  test('what is shown can be typed back', () => {
    expect(parseDate(formatDate('2027-01-09'))).toBe('2027-01-09')
  })
})
