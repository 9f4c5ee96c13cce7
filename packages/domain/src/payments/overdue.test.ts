import { expect, test } from 'vitest'
import { daysOfAge, debtAge, debtAges } from './overdue.ts'

test('every day of a debt is in one band', () => {
  expect([1, 7, 8, 30, 31, 90, 91, 5_000].map(debtAge)).toEqual([
    ...['week', 'week', 'month', 'month', 'quarter', 'quarter', 'older', 'older'],
  ])
  debtAges.slice(1).forEach((age, index) => {
    expect(daysOfAge[age].from).toBe((daysOfAge[debtAges[index]!].to ?? 0) + 1)
  })
})
