import type { CartLine } from '@cauce/domain/orders/cart'
import fc from 'fast-check'

/** A line that somebody adds to a cart; its name is given as it is added. */
const newLine = fc
  .record({
    kind: fc.constantFrom<CartLine['kind']>('product', 'product', 'product', 'service', 'shipping', 'discount'),
    euros: fc.integer({ min: 0, max: 900 }),
    units: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ kind, euros, units }) => ({ kind, units, priceCents: kind === 'discount' ? euros * 10 : euros * 101 }))

const cart = fc.array(newLine, { minLength: 1, maxLength: 4 })
const place = { cart, instalments: fc.constantFrom(3, 6), isKnown: fc.boolean() }

/** Which of those that there are, the number taken round and round; most happens to the first. */
const nth = fc.constantFrom(0, 0, 0, 0, 1, 1, 2, 3, 5, 7)

/** `lost`: whoever charges dies before the acquirer is asked. */
const answer = fc.constantFrom('captured', 'captured', 'captured', 'declined', 'declined', 'unknown', 'lost')
const found = fc.constantFrom('captured', 'declined')

const step = <Do extends string, Facts>(
  weight: number,
  what: Do,
  facts: { [Name in keyof Facts]: fc.Arbitrary<Facts[Name]> },
) => ({ weight, arbitrary: fc.record(facts).map((some): { do: Do } & Facts => ({ do: what, ...some })) })

/** What may happen to a merchant and its orders. `twice`: it is asked for again at once, as after a lost answer. */
const anyStep = fc.oneof(
  step(1, 'place', place),
  step(6, 'ship', { nth, share: fc.constantFrom(0.3, 0.6, 1), twice: fc.boolean() }),
  step(6, 'edit', {
    nth,
    units: fc.array(fc.constantFrom('all', 'all', 'all', 'less', 'more', 'none'), { minLength: 4, maxLength: 4 }),
    price: fc.constantFrom(1, 1, 1, 0.5, 1.5),
    add: fc.array(newLine, { maxLength: 2 }),
  }),
  step(6, 'return', { nth, line: nth }),
  step(4, 'answer', { nth, accepts: fc.boolean(), twice: fc.boolean() }),
  step(1, 'cancel', { nth, twice: fc.boolean() }),
  step(10, 'charge', { nth, answer, twice: fc.boolean() }),
  step(6, 'pay', { nth, what: fc.constantFrom('instalment', 'prepayment', 'settlement'), share: fc.nat(99), answer }),
  step(1, 'withdraw', { nth, answer }),
  step(5, 'learn', { nth, found, twice: fc.boolean() }),
  step(2, 'switch', { nth, on: fc.boolean() }),
  step(12, 'wait', { until: fc.constantFrom('tomorrow', 'tomorrow', 'in three days', 'the next instalment') }),
  step(9, 'prepare', { twice: fc.boolean() }),
  step(5, 'send', {}),
  step(4, 'pay out', { nth, twice: fc.boolean() }),
  step(2, 'reject', { nth, twice: fc.boolean() }),
  step(7, 'give back', { nth, answer: fc.constantFrom('succeeded', 'succeeded', 'failed', 'unknown', 'pending') }),
  step(5, 'transfer', { nth, twice: fc.boolean() }),
)

/** A life: its merchant's terms, and one to three orders, to which things happen while others are placed. */
export const anyLife = {
  terms: fc.record({
    shipsServices: fc.boolean(),
    firstInstalment: fc.constantFrom('today', 'in-a-month'),
    nominalYearlyRateBp: fc.constantFrom(null, null, 1200),
    retryDays: fc.constantFrom<readonly number[]>([1, 3, 7], [1], []),
  }),
  placed: fc.array(step(1, 'place', place).arbitrary, { minLength: 1, maxLength: 3 }),
  steps: fc.array(anyStep, { minLength: 30, maxLength: 60, size: 'max' }),
}

export type Terms = typeof anyLife.terms extends fc.Arbitrary<infer Some> ? Some : never
export type Step = typeof anyStep extends fc.Arbitrary<infer One> ? One : never
export type NewLine = typeof newLine extends fc.Arbitrary<infer One> ? One : never
