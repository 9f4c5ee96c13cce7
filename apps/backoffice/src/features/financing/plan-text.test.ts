import { expect, test } from 'vitest'
import { planText } from './plan-text.ts'

const plan = (...cents: number[]) => planText(cents.map((amountCents) => ({ amountCents }))).replace(/\s/g, ' ')

test('a plan says its last instalment where that takes the cents that do not divide', () => {
  expect(plan(8333, 8333, 8337)).toBe('3 × 83,33 € (última: 83,37 €)')
  expect(plan(8333, 8333, 8333)).toBe('3 × 83,33 €')
  expect(plan(5000, 5001)).toBe('2 × 50,00 € (última: 50,01 €)')
  expect(plan(9000)).toBe('1 pago de 90,00 €')
})
