import { randomUUID } from 'node:crypto'
import { openDatabase, openOwner } from '@cauce/database/connection'
import { type Actor, systemActor } from '@cauce/domain/access/scope'
import type { DeliveryState } from '@cauce/domain/messaging/states'
import { movableClock } from '@cauce/testing/clock'
import { testDatabase } from '@cauce/testing/database'
import { afterAll, expect, test } from 'vitest'
import { createPerform } from '../perform.ts'
import { testLinkKey, testSale } from '../testing/sale.ts'
import { recordDelivery } from './record-delivery.ts'
import { reportDelivery } from './report-delivery.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 1)
const database = openDatabase({ url, connections: 3 })
const clock = movableClock('2026-11-22T12:00:00.000Z')
const perform = createPerform({ database, linkKey: testLinkKey, clock: clock.now })
afterAll(() => Promise.all([owner.destroy(), database.close()]))

const vendor: Actor = { userId: randomUUID(), role: 'system', scope: { kind: 'platform' } }

/** A text that waits to be sent, and then is, under the provider's id that is told. */
async function text() {
  const { merchantId, financingId } = await testSale(owner)
  const { id: messageId } = await owner
    .insertInto('message')
    .values({
      ...{ merchant_id: merchantId, channel: 'sms', recipient: '+34612345678', template: 'financing-link' },
      ...{ locale: 'es', subject_kind: 'financing', subject_id: financingId, request_key: 'first' },
      created_at: clock.now().toISOString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const providerId = `SM${randomUUID()}`
  return {
    messageId,
    providerId,
    sent: () => perform(recordDelivery, systemActor(merchantId), { messageId, state: 'sent', providerId, segments: 1 }),
    report: (state: DeliveryState, failureCode?: string) =>
      perform(reportDelivery, vendor, { providerId, state, ...(failureCode && { failureCode }) }),
    row: () => owner.selectFrom('message').selectAll().where('id', '=', messageId).executeTakeFirstOrThrow(),
  }
}

test('what was delivered stays delivered, whatever is told later', async () => {
  const { sent, report, row } = await text()
  await sent()
  clock.advance({ seconds: 5 })
  const deliveredAt = clock.now().toISOString()
  await report('delivered')
  clock.advance({ seconds: 5 })
  for (const late of ['queued', 'sent', 'failed', 'unknown', 'delivered'] as const)
    expect(await report(late, late === 'failed' ? '30003' : undefined)).toEqual({ known: true })
  expect(await row()).toMatchObject({ state: 'delivered', delivered_at: deliveredAt, failure_code: null })
})

test('what failed keeps its reason, and a delivery told after it counts', async () => {
  const { sent, report, row } = await text()
  await sent()
  await report('failed', '30003')
  await report('sent')
  expect(await row()).toMatchObject({ state: 'failed', failure_code: '30003', delivered_at: null })
  await report('delivered')
  expect(await row()).toMatchObject({ state: 'delivered', failure_code: null })
})

test('a report that overtakes the note of the text is answered so that it is told again', async () => {
  const { sent, report, row } = await text()
  expect(await report('delivered')).toEqual({ known: false })
  expect((await row()).state).toBe('queued')
  await sent()
  expect(await report('delivered')).toEqual({ known: true })
  expect((await row()).state).toBe('delivered')
})

test('a text is noted as sent once, and its delivery is not taken back by a repeat', async () => {
  const { messageId, sent, report, row } = await text()
  await sent()
  const sentAt = clock.now().toISOString()
  await report('delivered')
  clock.advance({ minutes: 1 })
  await sent()
  expect(await row()).toMatchObject({ state: 'delivered', sent_at: sentAt })
  const lines = await owner.selectFrom('action_log').select('after').where('subject_id', '=', messageId).execute()
  expect(lines.map(({ after }) => (after as { state: string }).state)).toEqual(['sent', 'delivered'])
})

test('only those who see the centre of the sale hear of its messages', async () => {
  const { messageId, sent, report } = await text()
  await sent()
  await report('delivered')
  const lines = await owner
    .selectFrom('action_log as l')
    .innerJoin('message as m', 'm.id', 'l.subject_id')
    .innerJoin('financing as f', 'f.id', 'm.subject_id')
    .select(['l.centre_id as told', 'f.centre_id as sold'])
    .where('m.id', '=', messageId)
    .execute()
  expect(lines).toHaveLength(2)
  for (const { told, sold } of lines) expect(told).toBe(sold)
})

test('two reports at once move a message to the later one', async () => {
  const { sent, report, row } = await text()
  await sent()
  await Promise.all([report('delivered'), report('failed', '30003'), report('delivered')])
  expect((await row()).state).toBe('delivered')
})
