import { expect, test } from 'vitest'
import { isUnderWay, outcomeNotice, refusalNotice } from './notice.ts'

const charge = { purpose: 'prepayment', amountCents: 5000, declineCode: null } as const

test('a charge is under way until it is known how it ended, and is then told by what became of it', () => {
  expect(isUnderWay(null)).toBe(false)
  for (const state of ['begun', 'unknown'] as const) {
    expect(isUnderWay({ state })).toBe(true)
    expect(outcomeNotice({ ...charge, state })).toBeUndefined()
  }
  expect(outcomeNotice({ ...charge, state: 'captured' })).toEqual({ kind: 'charged', amountCents: 5000 })
  expect(outcomeNotice({ ...charge, purpose: 'withdrawal', state: 'captured' })).toEqual({ kind: 'withdrawn' })
  expect(outcomeNotice({ ...charge, purpose: 'withdrawal', state: 'declined' })).toMatchObject({
    kind: 'withdrawn-declined',
  })
  expect(outcomeNotice({ ...charge, state: 'declined', declineCode: 'expired_card' })).toEqual({
    kind: 'charge-declined',
    amountCents: 5000,
    code: 'expired_card',
  })
})

test('amounts that changed meanwhile are asked anew, and what is strange is a failure of ours', () => {
  for (const code of ['changed-meanwhile', 'total-changed', 'nothing-owed'])
    expect(refusalNotice(code)).toEqual({ kind: 'amounts-changed' })
  expect(refusalNotice('too-many-attempts')).toEqual({ kind: 'refused', code: 'too-many-attempts' })
  expect(refusalNotice('internal')).toEqual({ kind: 'failed' })
})
