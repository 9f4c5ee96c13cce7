import { systemActor } from '@cauce/domain/access/scope'
import { beginCharge } from '@cauce/operations/payments/begin-charge'
import { settleCharge } from '@cauce/operations/payments/settle-charge'
import { testDatabase } from '@cauce/testing/database'
import { afterAll, expect, test } from 'vitest'
import { readEnv } from '../env.ts'
import { gatewaysOf } from '../gateways.ts'
import { confirmedByHand } from '../testing/confirmed.ts'
import { openWorld } from '../testing/world.ts'
import { deliverOrderMessage } from './deliver-order-message.ts'

const { url } = await testDatabase()
const world = await openWorld(url, 'nobody:1')
const env = readEnv(world.variables)
const gateways = gatewaysOf(env)
const merchantId = world.merchant.id
const system = systemActor(merchantId)
afterAll(async () => {
  gateways.mail.close()
  await world.close()
})

const deliver = (messageId: string, again = false) =>
  deliverOrderMessage(
    { perform: world.perform, ...gateways, checkoutOrigin: env.CHECKOUT_ORIGIN },
    { merchantId, messageId },
    again,
  )

/** A sale whose second instalment was declined; `settle` tells of its next charge. */
async function declined() {
  const { planId: id, orderId } = await confirmedByHand(world)
  const noon = (days: number) => `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T12:00:00.000Z`
  const charge = async (outcome: 'captured' | 'declined', days: number) => {
    const now = noon(days)
    const { chargeId } = await world.perform(beginCharge, system, { id }, { now })
    await world.perform(settleCharge, system, { id, chargeId: chargeId!, outcome }, { now })
  }
  await charge('declined', 40)
  const queued = await world.messages(orderId)
  return { charge, queued, orderId, of: (channel: string) => queued.find((message) => message.channel === channel)!.id }
}

test('a declined instalment is told by text and by letter, each once, with the link to pay', async () => {
  const { queued, orderId, of } = await declined()
  expect(queued.map(({ template, channel }) => `${template} ${channel}`)).toEqual([
    'instalment-declined sms',
    'instalment-declined email',
  ])
  for (const { id } of queued) {
    await deliver(id)
    await deliver(id, true)
  }
  expect((await world.messages(orderId)).map(({ state }) => state)).toEqual(['sent', 'sent'])
  const [text, ...others] = await world.texts()
  expect(others).toEqual([])
  expect(text?.body).toMatch(/202,50.*\/order\/#[\w-]{24}$/)
  expect(await world.mails()).toHaveLength(1)
  const line = await world.owner
    .selectFrom('action_log')
    .select('centre_id')
    .where('subject_id', '=', of('sms'))
    .executeTakeFirstOrThrow()
  expect(line.centre_id).toBe(world.merchant.centreIds[0])
})

test('a text that may have been sent by somebody who did not live to tell is not sent again', async () => {
  const { of, orderId } = await declined()
  const before = (await world.texts()).length
  // The provider goes by its own clock, which did not pass forty days.
  await world.owner
    .updateTable('message')
    .set({ created_at: new Date(Date.now() - 1_000).toISOString() })
    .where('id', '=', of('sms'))
    .execute()
  await deliver(of('sms'))
  await world.owner
    .updateTable('message')
    .set({ state: 'queued', provider_id: null })
    .where('id', '=', of('sms'))
    .execute()
  await deliver(of('sms'), true)
  expect(await world.texts()).toHaveLength(before + 1)
  expect((await world.messages(orderId)).find(({ channel }) => channel === 'sms')?.state).toBe('sent')
})

test('nobody is asked for money that was paid meanwhile', async () => {
  const { charge, of, orderId } = await declined()
  await charge('captured', 41)
  const before = (await world.texts()).length
  await deliver(of('sms'))
  expect(await world.texts()).toHaveLength(before)
  const told = (await world.messages(orderId)).find(({ id }) => id === of('sms'))
  expect(told).toMatchObject({ state: 'failed', failure_code: 'no-longer-due' })
})
