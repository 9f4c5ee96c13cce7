import { fc } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { type refundPartStates, refundStanding, spreadRefund } from './refunds.ts'

const charges = fc.array(fc.record({ chargeId: fc.uuid(), leftCents: fc.integer({ min: 0, max: 100_000 }) }))

test('the newest charge gives back first, none more than it has left, and the rest is transferred', () => {
  const left = [
    { chargeId: 'newest', leftCents: 300 },
    { chargeId: 'empty', leftCents: 0 },
    { chargeId: 'first', leftCents: 500 },
  ]
  expect(spreadRefund(400, left)).toEqual({
    shares: [
      { chargeId: 'newest', amountCents: 300 },
      { chargeId: 'first', amountCents: 100 },
    ],
    restCents: 0,
  })
  expect(spreadRefund(900, left).restCents).toBe(100)
})

test('every cent is on a charge or left to transfer, whatever the charges', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500_000 }), charges, (amountCents, left) => {
      const { shares, restCents } = spreadRefund(amountCents, left)
      expect(shares.reduce((sum, share) => sum + share.amountCents, restCents)).toBe(amountCents)
      for (const share of shares) {
        expect(share.amountCents).toBeGreaterThan(0)
        expect(share.amountCents).toBeLessThanOrEqual(
          Math.max(...left.filter(({ chargeId }) => chargeId === share.chargeId).map(({ leftCents }) => leftCents)),
        )
      }
    }),
  )
})

test('a refund is paid once nothing is open and nothing is left to transfer', () => {
  const part = (state: (typeof refundPartStates)[number]) => ({ amountCents: 60, state })
  const standing = (states: (typeof refundPartStates)[number][], transferredCents = 0) =>
    refundStanding({ amountCents: 60 * Math.max(1, states.length), transferredCents, parts: states.map(part) })
  expect(standing(['succeeded', 'succeeded'])).toEqual({ state: 'paid', toTransferCents: 0 })
  expect(standing(['failed', 'succeeded'])).toEqual({ state: 'to-transfer', toTransferCents: 60 })
  expect(standing(['failed', 'succeeded'], 60)).toEqual({ state: 'paid', toTransferCents: 0 })
  expect(standing([])).toEqual({ state: 'to-transfer', toTransferCents: 60 })
  for (const state of ['begun', 'unknown', 'pending'] as const)
    expect(standing(['failed', state]).state, state).toBe('due')
})
