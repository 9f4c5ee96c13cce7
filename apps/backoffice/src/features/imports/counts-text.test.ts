import { expect, test } from 'vitest'
import { countsText } from './counts-text.ts'

test('what a list brings is counted, and nothing is said of what there is none of', () => {
  expect(countsText({ green: 13, adds: 12, updates: 1, same: 0, red: 8 })).toBe(
    '12 nuevas · 1 actualizada · 8 con error',
  )
  expect(countsText({ green: 20_000, adds: 20_000, updates: 0, same: 0, red: 0 })).toBe('20.000 nuevas')
  expect(countsText({ green: 1, adds: 0, updates: 0, same: 1, red: 0 })).toBe('1 sin cambios')
})
