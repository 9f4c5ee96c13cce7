import { expect, test } from 'vitest'
import { askedPayment, isUnderWay, type Quote } from './purpose.ts'

const instalment = (id: string, amountCents: number) => ({ id, number: 1, dueOn: '2026-12-22', amountCents })
const quote: Quote = {
  ...{ planId: 'p', version: 1, on: '2026-12-23', card: null, lastCharge: null },
  instalments: [instalment('a', 100), instalment('b', 200)],
  settlement: { amountCents: 290, savedCents: 10 },
  part: { leastCents: 50, mostCents: 240 },
  withdrawal: null,
  prepayment: { amountCents: 50, savedCents: 0, instalments: [] },
}
const nothing = { instalmentId: undefined, prepaidCents: null }

test('what is asked for is what was shown', () => {
  expect(askedPayment('instalment', quote, nothing)).toEqual({
    ...{ purpose: 'instalment', instalmentId: 'a', amountCents: 100 },
  })
  expect(askedPayment('instalment', quote, { ...nothing, instalmentId: 'b' })).toMatchObject({ amountCents: 200 })
  expect(askedPayment('settlement', quote, nothing)).toEqual({ purpose: 'settlement', amountCents: 290 })
  expect(askedPayment('prepayment', quote, { ...nothing, prepaidCents: 50 })).toMatchObject({ amountCents: 50 })
})

test('nothing is asked for that is not in the quote, nor a part whose plan was not shown yet', () => {
  expect(askedPayment('instalment', quote, { ...nothing, instalmentId: 'paid meanwhile' })).toBeUndefined()
  expect(askedPayment('withdrawal', quote, nothing)).toBeUndefined()
  expect(askedPayment('prepayment', quote, { ...nothing, prepaidCents: 60 })).toBeUndefined()
  expect(askedPayment('settlement', { ...quote, settlement: null }, nothing)).toBeUndefined()
})

test('a charge is under way until it is known what became of it', () => {
  const charge = { id: 'c', purpose: 'instalment', amountCents: 1, declineCode: null, askedBy: 'agent', begunAt: '' }
  const states = ['begun', 'unknown', 'captured', 'declined', 'cancelled']
  expect(states.map((state) => isUnderWay({ ...charge, state } as Quote['lastCharge']))).toEqual([
    ...[true, true, false, false, false],
  ])
  expect(isUnderWay(null)).toBe(false)
})
