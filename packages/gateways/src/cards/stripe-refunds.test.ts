import { randomUUID } from 'node:crypto'
import type { RefundRequest } from '@cauce/domain/payments/card-gateway'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { keys, storedCard, storedCharge, testSandbox } from '../testing/sandbox.ts'
import { createStripeCardGateway } from './stripe.ts'

const sandbox = await testSandbox()
afterAll(() => sandbox.stop())
beforeEach(() => sandbox.settings.calm())

const gateway = createStripeCardGateway({ secretKey: keys.stripeSecretKey, apiUrl: sandbox.acquirerUrl })

/** A charge of 81.61 € taken from the card of that name. */
async function captured(name = 'pm_card_visa') {
  const charge = storedCharge(await storedCard(sandbox.acquirerUrl, name))
  const { intentId } = await gateway.openCharge(charge)
  await gateway.confirmCharge(intentId, charge.chargeId)
  return intentId
}
const refundOf = (intentId: string, amountCents: number): RefundRequest => ({
  intentId,
  refundId: randomUUID(),
  amountCents,
})
const refundedCents = async (intentId: string) => {
  const charges = await sandbox.control<{ amount_refunded: number }[]>(`charges?intent=${intentId}`)
  return charges.map(({ amount_refunded }) => amount_refunded)
}
const forgetKeys = () => fetch(`${sandbox.url}/control/forget-idempotency-keys`, { method: 'POST' })

describe('captured money', () => {
  test('is given back in parts up to what was taken, and no cent more', async () => {
    const intentId = await captured()
    expect(await gateway.refund(refundOf(intentId, 3_000))).toMatchObject({ state: 'succeeded' })
    await expect(gateway.refund(refundOf(intentId, 5_162))).rejects.toMatchObject({ failure: 'refused' })
    expect(await gateway.refund(refundOf(intentId, 5_161))).toMatchObject({ state: 'succeeded' })
    expect(await refundedCents(intentId)).toEqual([8_161])
    await expect(gateway.refund(refundOf(intentId, 1))).rejects.toMatchObject({
      failure: 'refused',
      code: 'charge_already_refunded',
    })
  })

  test('is given back once for one id of ours, also when the answer is lost or the key forgotten', async () => {
    const intentId = await captured()
    const part = refundOf(intentId, 1_000)
    sandbox.patch({ acquirer: { loseNextAnswers: 9 } })
    await expect(gateway.refund(part)).rejects.toMatchObject({ failure: 'unknown' })
    sandbox.settings.calm()
    const given = await gateway.refund(part)
    await forgetKeys()
    expect(await gateway.refund(part)).toEqual(given)
    expect(await gateway.readRefund(given.providerId)).toEqual(given)
    expect(await refundedCents(intentId)).toEqual([1_000])
  })

  test('is given back once for one id of ours where keys are ignored', async () => {
    sandbox.patch({ acquirer: { idempotency: false } })
    const intentId = await captured()
    const part = refundOf(intentId, 1_000)
    expect(await gateway.refund(part)).toEqual(await gateway.refund(part))
    expect(await refundedCents(intentId)).toEqual([1_000])
  })

  test('that never was is not given back', async () => {
    const charge = storedCharge(await storedCard(sandbox.acquirerUrl, 'pm_card_visa'))
    const { intentId } = await gateway.openCharge(charge)
    await expect(gateway.refund(refundOf(intentId, 1))).rejects.toMatchObject({ failure: 'refused' })
  })

  test('is in doubt while the acquirer is away, not refused', async () => {
    const intentId = await captured()
    sandbox.patch({ acquirer: { outage: true } })
    await expect(gateway.refund(refundOf(intentId, 1_000))).rejects.toMatchObject({ failure: 'unknown' })
    await expect(gateway.readRefund('re_1')).rejects.toMatchObject({ failure: 'unknown' })
  })
})

describe('a refund', () => {
  test('that waits is read as pending and then as succeeded', async () => {
    const intentId = await captured('pm_card_pendingRefund')
    const { providerId, state } = await gateway.refund(refundOf(intentId, 1_000))
    expect(state).toBe('pending')
    await vi.waitFor(async () =>
      expect(await gateway.readRefund(providerId)).toEqual({ providerId, state: 'succeeded' }),
    )
  })

  test('to a card that has expired seems to succeed and then fails with the reason; its money can be given again', async () => {
    const intentId = await captured('pm_card_refundFail')
    const part = refundOf(intentId, 8_161)
    const { providerId, state } = await gateway.refund(part)
    expect(state).toBe('succeeded')
    const failed = { providerId, state: 'failed', failureCode: 'expired_or_canceled_card' }
    await vi.waitFor(async () => expect(await gateway.readRefund(providerId)).toEqual(failed))
    expect(await refundedCents(intentId)).toEqual([0])
    await forgetKeys()
    expect(await gateway.refund(part)).toEqual(failed)
    expect((await gateway.refund(refundOf(intentId, 8_161))).providerId).not.toBe(providerId)
  })

  test('that nobody knows is refused', async () => {
    await expect(gateway.readRefund('re_none')).rejects.toMatchObject({ failure: 'refused', code: 'resource_missing' })
  })
})
