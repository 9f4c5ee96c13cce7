import { expect, test } from 'vitest'
import { fileNameOf } from './download.ts'

test('the file is called as the server says', () => {
  expect(fileNameOf('attachment; filename="financiaciones-2026-11-22.xlsx"')).toBe('financiaciones-2026-11-22.xlsx')
  expect(fileNameOf('attachment; filename=a.csv')).toBe('a.csv')
  expect(fileNameOf('attachment')).toBeUndefined()
  expect(fileNameOf(null)).toBeUndefined()
})
