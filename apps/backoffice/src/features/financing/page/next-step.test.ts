import { setCurrentLocale } from '@cauce/i18n/locale'
import { beforeAll, expect, test } from 'vitest'
import { nextStep } from './next-step.ts'

type Standing = Parameters<typeof nextStep>[0]

const live: Standing = {
  state: 'live',
  stage: 'waiting-for-shopper',
  deadReason: null,
  linkExpiresAt: '2026-12-06T22:30:00.000Z',
  offerEndsAt: '2027-01-21T23:30:00.000Z',
  reviewSince: null,
  settledAt: null,
  plan: null,
  order: { id: 'o', reference: 'MKT-1', state: 'awaited' },
  attempts: [],
  linkDelivery: null,
}
const words = (financing: Standing) => nextStep(financing, 'Europe/Madrid', '2026-11-22').join(' ')

beforeAll(() => setCurrentLocale('es'))

test('a live one says whom it waits for, and until when in the merchant’s zone', () => {
  expect(words(live)).toMatch(/cliente.*06\/12\/2026, 23:30.*22\/01\/2027/)
})

test('a card that was given is being charged, for as long as that takes, unless it was refused', () => {
  const attempt = {
    id: 'a',
    begunAt: '2026-11-22T10:00:00.000Z',
    submittedAt: '2026-11-22T10:01:00.000Z',
    state: 'open',
    instalments: 3,
    declineCode: null,
  }
  expect(words({ ...live, attempts: [attempt] })).toMatch(/tarjeta.*cobra/)
  for (const other of [{ submittedAt: null }, { declineCode: 'generic_decline' }, { state: 'voided' }])
    expect(words({ ...live, attempts: [{ ...attempt, ...other }] })).toBe(words(live))
})

test('a text that did not arrive is said, with the reason where there is one', () => {
  const failed = { state: 'failed' as const, failureCode: '30003' }
  expect(words({ ...live, linkDelivery: failed })).toMatch(/no se ha entregado \(.+\)/)
  expect(words({ ...live, linkDelivery: { ...failed, failureCode: null } })).toMatch(/no se ha entregado\. /)
  expect(words({ ...live, linkDelivery: { state: 'delivered', failureCode: null } })).toBe(words(live))
})

test('a link that ran out is said to have, and the offer still stands', () => {
  expect(words({ ...live, stage: 'link-expired', linkExpiresAt: '2026-11-20T10:00:00.000Z' })).toMatch(
    /20\/11\/2026.*22\/01\/2027/,
  )
})

test('a dead one whose order is still awaited may be sent again, and says so', () => {
  const dead: Standing = {
    ...live,
    state: 'dead',
    stage: null,
    deadReason: 'lapsed',
    settledAt: '2026-11-22T09:00:00.000Z',
  }
  expect(nextStep(dead, 'Europe/Madrid', '2026-11-22')).toHaveLength(2)
  expect(
    nextStep({ ...dead, order: { ...dead.order, state: 'confirmed' } }, 'Europe/Madrid', '2026-11-22'),
  ).toHaveLength(1)
})
