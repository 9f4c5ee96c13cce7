import { administratorChangeStates, formerAdministrators } from '@cauce/domain/access/administrator-change'
import { type LogForm, logActions, logForm, logged } from '@cauce/domain/access/logged'
import { keyScopes, singleRights } from '@cauce/domain/access/permissions'
import { roles } from '@cauce/domain/access/roles'
import { subjectKinds } from '@cauce/domain/access/subject-kinds'
import { accountChangeStates } from '@cauce/domain/disbursement/account-change'
import { entryDifferences, entryStates } from '@cauce/domain/disbursement/statement'
import { disbursementStates } from '@cauce/domain/disbursement/states'
import { deathReasons, financingStates } from '@cauce/domain/financing/states'
import { importKinds } from '@cauce/domain/imports/kinds'
import { deliveryStates } from '@cauce/domain/messaging/states'
import { returnStates, shipmentStates } from '@cauce/domain/orders/order-lines'
import { readingStates } from '@cauce/domain/orders/shipments/states'
import { cancelReasons, cartStates, orderStates } from '@cauce/domain/orders/states'
import { taxTreatmentNames } from '@cauce/domain/orders/tax'
import { refundPartStates, refundStates } from '@cauce/domain/payments/refunds'
import { attemptStates, cardChangeStates, chargePurposes, chargeStates } from '@cauce/domain/payments/states'
import { pingEvent, webhookEvents } from '@cauce/domain/webhooks/events'
import { attemptOutcomes, webhookDeliveryStates } from '@cauce/domain/webhooks/states'
import { expect, test } from 'vitest'
import { locales } from './locale.ts'
import { logChanges, logValue } from './log-values.ts'
import { actionName, factName, subjectKindName, subjectName } from './log-words.ts'
import { messageFailureWords, templateWords } from './message-words.ts'
import { creditWords } from './sale-words.ts'

/** What each form that is not free may be written as: every member of its set. */
const members: Partial<Record<LogForm, readonly (string | boolean | number)[]>> = {
  cents: [289_000],
  flag: [true, false],
  day: ['2026-11-22'],
  instant: ['2026-11-22T10:05:00.000Z'],
  duration: ['P1Y6M'],
  language: locales,
  role: roles,
  permissions: [...keyScopes, ...singleRights],
  'sale-state': [...financingStates, ...attemptStates],
  'disbursement-state': disbursementStates,
  'entry-state': entryStates,
  'entry-difference': entryDifferences,
  'account-change-state': accountChangeStates,
  rate: [2_100],
  tiers: ['30000/3/290'],
  'order-state': orderStates,
  shipment: shipmentStates,
  returns: returnStates,
  'cart-state': cartStates,
  'cancel-reason': cancelReasons,
  'charge-state': chargeStates,
  'charge-purpose': chargePurposes,
  'card-change-state': cardChangeStates,
  'refund-state': refundStates,
  'refund-part-state': refundPartStates,
  'sale-reason': [...Object.keys(creditWords), 'card-declined', 'review-took-too-long'],
  death: deathReasons,
  decision: ['accept', 'review', 'decline'],
  decline: ['insufficient_funds', 'expired_card', 'intent-cancelled', 'some_word_of_tomorrow'],
  'card-use': ['charge', 'keep'],
  template: Object.keys(templateWords),
  channel: ['sms', 'email'],
  'message-state': deliveryStates,
  'message-failure': [...Object.keys(messageFailureWords), '63016'],
  'tax-treatment': taxTreatmentNames,
  'feed-source': ['drop', 'https', 'upload'],
  'reading-state': readingStates,
  'import-kind': Object.keys(importKinds),
  'change-state': administratorChangeStates,
  'former-administrator': formerAdministrators,
  'webhook-events': [...webhookEvents, pingEvent],
  'delivery-state': webhookDeliveryStates,
  'delivery-outcome': attemptOutcomes,
  'chain-faults': ['edited', 'cut-off', 'not-begun'],
}
/** People's own words, numbers, and names that the database gives. */
const free: readonly LogForm[] = ['text', 'count', 'id', 'user', 'financing', 'centres']

test.each(locales)('every action, kind and fact that can be logged has words in %s', (locale) => {
  for (const action of logActions) expect(actionName(action, locale)).not.toBe(action)
  for (const kind of subjectKinds) {
    expect(subjectKindName(kind, locale)).not.toBe(kind)
    for (const fact of Object.keys(logged[kind].facts)) expect(factName(fact, locale), fact).toMatch(/^\p{Lu}/u)
  }
})

test('the delivery of a trial is called by its event in words, any other by its reference', () => {
  const named = (label: string, locale?: 'es' | 'fr' | 'en') => subjectName({ kind: 'webhook-delivery', label }, locale)
  expect([named('ping', 'es'), named('ping', 'fr'), named('ping', 'en')]).toEqual([
    'Entrega de webhook Prueba',
    'Envoi de webhook Essai',
    'Webhook delivery Test',
  ])
  expect(named('MKT-27-01', 'es')).toBe('Entrega de webhook MKT-27-01')
})

test.each(locales)('no value that can be logged is shown as a code in %s', (locale) => {
  for (const kind of subjectKinds)
    for (const fact of Object.keys(logged[kind].facts)) {
      const form = logForm(kind, fact)
      if (form === undefined || free.includes(form)) continue
      expect(members[form], `members of ${form}`).toBeDefined()
      for (const value of members[form] ?? []) {
        const told = logValue(kind, fact, value, { locale, timeZone: 'Europe/Madrid' })
        expect(told, `${kind} ${fact}`).toMatch(/^[\p{Lu}\d]|^€/u)
        expect(told, `${kind} ${fact}`).not.toBe(String(value))
      }
    }
})

test('amounts, instants, lists and answers are written as people read them', () => {
  const plain = (text: string | undefined) => text?.replace(/\s/g, ' ')
  expect(plain(logValue('financing', 'totalCents', 289_000, { locale: 'es' }))).toBe('2.890,00 €')
  expect(logValue('financing', 'sends', 1204, { locale: 'fr' })).toMatch(/^1\s204$/)
  expect(logValue('key', 'scopes', ['financings.read', 'services.read'], { locale: 'en' })).toBe(
    'Read financings, Read services',
  )
  expect(logValue('user', 'rights', ['keys.manage', 'log.read'], { locale: 'es' })).toBe(
    'Gestionar claves de API, Ver el registro de acciones',
  )
  const instant = { locale: 'es', timeZone: 'Atlantic/Canary' } as const
  expect(logValue('key', 'expiresAt', '2026-11-22T10:05:00.000Z', instant)).toBe('22/11/2026, 10:05')
  expect(logValue('financing', 'freshLink', true, { locale: 'es' })).toBe('Sí')
  expect([null, undefined, '', []].map((value) => logValue('user', 'rights', value))).toEqual(Array(4).fill(undefined))
})

test('a change is one line, with what was before it where something was, and without mere ids', () => {
  const id = '00000000-0000-7000-8000-000000000001'
  expect(
    logChanges(
      'financing',
      [
        { field: 'attemptId', after: id },
        { field: 'state', before: 'live', after: 'dead' },
      ],
      { locale: 'es' },
    ),
  ).toBe('Estado: En curso → Sin venta')
  expect(logChanges('key', [{ field: 'name', before: 'b' }], { locale: 'es' })).toBe('Nombre: b → —')
})

test('a fact that no record has any more is told by its looks', () => {
  expect(logValue('financing', 'formerly', '2026-11-22T10:05:00.000Z', { locale: 'es', timeZone: 'UTC' })).toContain(
    '22/11/2026',
  )
  expect(logChanges('financing', [{ field: 'formerly', after: true }], { locale: 'en' })).toBe('formerly: Yes')
})
