import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { matchStatement, type StatementEntry } from './statement.ts'

const entry = (endToEndId: string | null, amountCents: number, currency = 'EUR'): StatementEntry => ({
  ...{ bookedOn: '2026-11-23', amountCents, currency, endToEndId },
  ...{ counterparty: { name: null, iban: null }, remittance: null, bankReference: null },
})
const payout = (endToEndId: string, amountCents: number) => ({ payoutId: `p-${endToEndId}`, endToEndId, amountCents })

test('a payout booked to the cent matches, one that is not differs, and one of which nothing is said is missing', () => {
  const entries = [entry('a', -100_00), entry('b', -99_99), entry(null, -3_00), entry('z', 50_00)]
  const match = matchStatement(entries, [payout('a', 100_00), payout('b', 100_00), payout('c', 7_00)])
  expect(match.matched.map(({ payout: { payoutId } }) => payoutId)).toEqual(['p-a'])
  expect(match.amountDiffers.map(({ payout: { payoutId }, bookedCents }) => [payoutId, bookedCents])).toEqual([
    ['p-b', 99_99],
  ])
  expect(match.unknown).toEqual(entries.slice(2))
  expect(match.missing.map(({ payoutId }) => payoutId)).toEqual(['p-c'])
})

test('a payout that the bank gave back, or paid twice, differs', () => {
  const back = matchStatement([entry('a', -5_00), entry('a', 5_00)], [payout('a', 5_00)])
  expect(back.amountDiffers.map(({ bookedCents }) => bookedCents)).toEqual([0])
  const twice = matchStatement([entry('a', -5_00), entry('a', -5_00)], [payout('a', 5_00)])
  expect(twice.amountDiffers.map(({ bookedCents }) => bookedCents)).toEqual([10_00])
})

test('an entry in another currency pays no payout', () => {
  const match = matchStatement([entry('a', -5_00, 'USD')], [payout('a', 5_00)])
  expect([match.unknown.length, match.missing.length]).toEqual([1, 1])
})

const ids = ['a', 'b', 'c', 'd', 'e']
const anyEntries = fc.array(
  fc
    .tuple(fc.constantFrom(null, 'z', ...ids), fc.integer({ min: -300, max: 300 }), fc.constantFrom('EUR', 'USD'))
    .map(([id, cents, currency]) => entry(id, cents, currency)),
)
const anyPayouts = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...ids), fc.integer({ min: 1, max: 300 })), { selector: ([id]) => id })
  .map((some) => some.map(([id, cents]) => payout(id, cents)))

test.prop([anyEntries, anyPayouts])(
  'each entry and each payout is told of once, and no cent is lost',
  (entries, payouts) => {
    const { matched, amountDiffers, unknown, missing } = matchStatement(entries, payouts)
    const booked = [...matched, ...amountDiffers]
    const told = [...booked.flatMap((one) => one.entries), ...unknown]
    expect(told.length).toBe(entries.length)
    expect(new Set(told)).toEqual(new Set(entries))
    expect([...booked.map((one) => one.payout), ...missing].map(({ payoutId }) => payoutId).toSorted()).toEqual(
      payouts.map(({ payoutId }) => payoutId).toSorted(),
    )
    for (const { payout: sent, bookedCents } of matched) expect(bookedCents).toBe(sent.amountCents)
    const sum = (cents: number[]) => cents.reduce((total, one) => total + one, 0)
    const of = (some: readonly StatementEntry[]) => sum(some.map(({ amountCents }) => amountCents))
    expect(of(entries) - of(unknown) + sum(booked.map(({ bookedCents }) => bookedCents))).toBe(0)
  },
)
