import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Stripe from 'stripe'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Hook } from '../hooks.ts'
import type { Sandbox } from '../start.ts'
import { startTrial, stripeFor } from '../testing/trial.ts'

const folder = await mkdtemp(join(tmpdir(), 'sandbox-refunds-'))
afterAll(() => rm(folder, { recursive: true }))

let dataFile: string
let sandbox: Sandbox
let stripe: Stripe
const restart = async () => {
  await sandbox?.stop()
  sandbox = await startTrial({ dataFile })
  stripe = stripeFor(sandbox)
}
beforeEach(async () => {
  dataFile = join(folder, `${randomUUID()}.sqlite`)
  sandbox = await startTrial({ dataFile })
  stripe = stripeFor(sandbox)
})
afterEach(() => sandbox.stop())

/** A charge of 10.00 € taken off-session from the card that Stripe gives this name. */
async function paidWith(name: string): Promise<string> {
  const customer = await stripe.customers.create()
  const card = await stripe.paymentMethods.attach(name, { customer: customer.id })
  const intent = await stripe.paymentIntents.create({
    amount: 1_000,
    currency: 'eur',
    customer: customer.id,
    payment_method: card.id,
    capture_method: 'automatic',
  })
  const paid = await stripe.paymentIntents.confirm(intent.id, { off_session: true })
  expect(paid.status).toBe('succeeded')
  return intent.id
}

const told = async (): Promise<string[]> => {
  const hooks = (await (await fetch(`${sandbox.url}/control/hooks`)).json()) as Hook[]
  return hooks.map(({ subject }) => subject).filter((subject) => subject.includes('refund'))
}
const refundedOf = async (intentId: string) => {
  const { latest_charge } = await stripe.paymentIntents.retrieve(intentId, { expand: ['latest_charge'] })
  return (latest_charge as Stripe.Charge).amount_refunded
}

describe('a refund', () => {
  test('of an ordinary card succeeds at once and is told once', async () => {
    const intentId = await paidWith('pm_card_visa')
    const refund = await stripe.refunds.create({ payment_intent: intentId, amount: 400, metadata: { refund: 'r1' } })
    expect(refund).toMatchObject({ status: 'succeeded', amount: 400, metadata: { refund: 'r1' } })
    expect((await told()).sort()).toEqual(['charge.refunded', 'refund.created'])
  })

  test('that waits succeeds a while later, over a restart, and is told', async () => {
    sandbox.settings.patch({ acquirer: { refundDelayMs: 60_000 } })
    const { id, status } = await stripe.refunds.create({ payment_intent: await paidWith('pm_card_pendingRefund') })
    expect(status).toBe('pending')
    sandbox.settings.patch({ acquirer: { refundDelayMs: 0 } })
    await restart()
    await vi.waitFor(async () => expect(await stripe.refunds.retrieve(id)).toMatchObject({ status: 'succeeded' }))
    expect(await told()).toEqual(expect.arrayContaining(['refund.updated', 'charge.refund.updated']))
  })

  test('to a card that expired fails a while later and leaves its money to be given again', async () => {
    sandbox.settings.patch({ acquirer: { refundDelayMs: 0 } })
    const intentId = await paidWith('pm_card_refundFail')
    const { id, status } = await stripe.refunds.create({ payment_intent: intentId, amount: 600 })
    expect(status).toBe('succeeded')
    await vi.waitFor(async () =>
      expect(await stripe.refunds.retrieve(id)).toMatchObject({
        status: 'failed',
        failure_reason: 'expired_or_canceled_card',
      }),
    )
    expect(await refundedOf(intentId)).toBe(0)
    expect(await told()).toEqual(expect.arrayContaining(['refund.failed', 'charge.refund.updated']))
    await restart()
    expect(await stripe.refunds.retrieve(id)).toMatchObject({ status: 'failed' })
  })

  test('is listed with its intent, newest first, page by page', async () => {
    const intentId = await paidWith('pm_card_visa')
    const made: string[] = []
    for (const amount of [100, 200, 300])
      made.unshift((await stripe.refunds.create({ payment_intent: intentId, amount })).id)
    await stripe.refunds.create({ payment_intent: await paidWith('pm_card_visa') })
    const listed: string[] = []
    for await (const { id } of stripe.refunds.list({ payment_intent: intentId, limit: 2 })) listed.push(id)
    expect(listed).toEqual(made)
  })
})

describe('a card by its name', () => {
  test('is a new one at each use, as a token as well as a payment method', async () => {
    const customer = await stripe.customers.create()
    const attached = await stripe.paymentMethods.attach('pm_card_mastercard', { customer: customer.id })
    const created = await stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_mastercard' } })
    expect([attached.card?.last4, created.card?.last4]).toEqual(['4444', '4444'])
    expect(attached.id).not.toBe(created.id)
  })

  test('that nobody knows is refused', async () => {
    const customer = await stripe.customers.create()
    const attaching = stripe.paymentMethods.attach('pm_card_nobody', { customer: customer.id })
    await expect(attaching).rejects.toMatchObject({ statusCode: 404 })
  })

  test('once detached is not attached again', async () => {
    const customer = await stripe.customers.create()
    const { id } = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id })
    await stripe.paymentMethods.detach(id)
    await expect(stripe.paymentMethods.attach(id, { customer: customer.id })).rejects.toMatchObject({ statusCode: 400 })
  })
})
