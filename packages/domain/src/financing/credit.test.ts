import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { type CreditRules, decideCredit } from './credit.ts'

const off: CreditRules = { reviewFromCents: null, declineFromCents: null, maxOpenFinancings: null }
const facts = { totalCents: 100_000, openFinancings: 0, documentBlocked: false }

const limit = fc.option(fc.integer({ min: 1, max: 1_000_000 }))
const anyRules = fc.record({
  reviewFromCents: limit,
  declineFromCents: limit,
  maxOpenFinancings: fc.option(fc.integer({ min: 1, max: 5 })),
})
const anyFacts = fc.record({
  totalCents: fc.integer({ min: 1, max: 1_000_000 }),
  openFinancings: fc.nat(6),
  documentBlocked: fc.boolean(),
})

describe('decideCredit', () => {
  test('without a rule everybody is accepted but the holder of a blocked document', () => {
    expect(decideCredit(off, facts)).toEqual({ decision: 'accept' })
    expect(decideCredit(off, { ...facts, documentBlocked: true })).toEqual({
      decision: 'decline',
      reason: 'blocked-document',
    })
  })

  test('limits of amounts include the amount they name', () => {
    const rules = { ...off, reviewFromCents: 100_000, declineFromCents: 200_000 }
    expect(decideCredit(rules, { ...facts, totalCents: 99_999 }).decision).toBe('accept')
    expect(decideCredit(rules, { ...facts, totalCents: 100_000 }).decision).toBe('review')
    expect(decideCredit(rules, { ...facts, totalCents: 199_999 }).decision).toBe('review')
    expect(decideCredit(rules, { ...facts, totalCents: 200_000 }).decision).toBe('decline')
  })

  test('as many open financings as allowed leave no room for one more', () => {
    const rules = { ...off, maxOpenFinancings: 2 }
    expect(decideCredit(rules, { ...facts, openFinancings: 1 }).decision).toBe('accept')
    expect(decideCredit(rules, { ...facts, openFinancings: 2 })).toEqual({
      decision: 'decline',
      reason: 'too-many-financings',
    })
  })

  test.prop([anyRules, anyFacts])('a blocked document is declined whatever the rules say', (rules, someFacts) => {
    expect(decideCredit(rules, { ...someFacts, documentBlocked: true }).decision).toBe('decline')
  })

  const severity = { accept: 0, review: 1, decline: 2 }
  test.prop([anyRules, anyFacts, fc.nat(500_000)])(
    'a higher amount is never treated better',
    (rules, someFacts, more) => {
      const dearer = { ...someFacts, totalCents: someFacts.totalCents + more }
      expect(severity[decideCredit(rules, dearer).decision]).toBeGreaterThanOrEqual(
        severity[decideCredit(rules, someFacts).decision],
      )
    },
  )
})
