import { openOwner } from '@cauce/database/connection'
import { forgetWebhooks } from '@cauce/database/forget-webhooks'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../database.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 1)
afterAll(() => owner.destroy())

const now = '2026-11-22T12:00:00.000Z'
const daysAgo = (days: number) => new Date(Date.parse(now) - days * 86_400_000).toISOString()
const shape = { name: 'M', legal_name: 'M', tax_id: 'M', locale: 'es', country: 'ES', time_zone: 'Europe/Madrid' }

const { id: merchant_id } = await owner.insertInto('merchant').values(shape).returning('id').executeTakeFirstOrThrow()
const person = { role: 'merchant-administrator', email: 'o@example.test', name: 'O', first_name: 'O', last_name: 'O' }
const { id: created_by } = await owner
  .insertInto('app_user')
  .values({ ...person, merchant_id, locale: 'es' })
  .returning('id')
  .executeTakeFirstOrThrow()

async function endpoint(removed_at: string | null) {
  const facts = { url: 'https://shop.example/', events: ['financing.sent'], secret: Buffer.from('s') }
  const made = { merchant_id, created_by, created_at: daysAgo(90), removed_at }
  return (
    await owner
      .insertInto('webhook_endpoint')
      .values({ ...facts, ...made })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id
}

async function delivery(
  endpoint_id: string,
  state: 'delivered' | 'failed' | 'pending',
  madeAt: string,
  triedAt: string,
) {
  const event = await owner
    .insertInto('webhook_event')
    .values({ merchant_id, type: 'financing.sent', data: '{}', at: madeAt })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id } = await owner
    .insertInto('webhook_delivery')
    .values({
      ...{ merchant_id, endpoint_id, event_id: event.id, type: 'financing.sent', state, attempts: 1 },
      ...{ failure: state === 'failed' ? 'gave-up' : null, created_at: madeAt, last_attempt_at: triedAt },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await owner
    .insertInto('webhook_attempt')
    .values({ merchant_id, delivery_id: id, number: 1, at: triedAt, outcome: 'refused', duration_ms: 1 })
    .execute()
  return id
}

test('what was told long ago goes, in batches, and what is young, waits or was sent again stays', async () => {
  const [taking, removed, removedLately] = [
    await endpoint(null),
    await endpoint(daysAgo(40)),
    await endpoint(daysAgo(5)),
  ]
  for (let count = 0; count < 5; count += 1) await delivery(taking, 'delivered', daysAgo(31 + count), daysAgo(31))
  await delivery(removed, 'failed', daysAgo(45), daysAgo(42))
  const stays = [
    await delivery(taking, 'delivered', daysAgo(29), daysAgo(29)),
    await delivery(taking, 'delivered', daysAgo(60), daysAgo(2)),
    await delivery(taking, 'pending', daysAgo(60), daysAgo(57)),
    await delivery(removedLately, 'failed', daysAgo(20), daysAgo(17)),
  ]
  const former = (stands_until: string) => ({
    merchant_id,
    endpoint_id: taking,
    secret: Buffer.from('s'),
    stands_until,
  })
  await owner
    .insertInto('webhook_former_secret')
    .values([former(daysAgo(0.1)), former(daysAgo(-0.5))])
    .execute()

  expect(await forgetWebhooks(owner, now, 30, 2)).toEqual({
    ...{ webhookDeliveries: 6, webhookEvents: 6, webhookSecrets: 1, webhookEndpoints: 1 },
  })
  const left = async (table: 'webhook_delivery' | 'webhook_event' | 'webhook_endpoint') =>
    (await owner.selectFrom(table).select('id').execute()).map(({ id }) => id).toSorted()
  expect(await left('webhook_delivery')).toEqual(stays.toSorted())
  expect(await left('webhook_event')).toHaveLength(stays.length)
  expect(await left('webhook_endpoint')).toEqual([taking, removedLately].toSorted())
  const tries = await owner.selectFrom('webhook_attempt').select('delivery_id').execute()
  expect(tries.map(({ delivery_id }) => delivery_id).toSorted()).toEqual(stays.toSorted())
  expect(await forgetWebhooks(owner, now, 30)).toEqual({
    ...{ webhookDeliveries: 0, webhookEvents: 0, webhookSecrets: 0, webhookEndpoints: 0 },
  })
})
