import { expect } from 'vitest'
import { chargeToCollect } from '../../../payments/charge-to-collect.ts'
import { recordChargeIntent } from '../../../payments/record-charge-intent.ts'
import { settleCharge } from '../../../payments/settle-charge.ts'
import type { Life } from '../life.ts'
import type { ModelOrder } from '../model-order.ts'

export type Settled = 'captured' | 'declined' | 'unknown' | 'cancelled'

/**
 * What the process of a plan does about a charge, with the acquirer answering so; `lost`: whoever should do it dies first.
 * Gives what was settled, if anything was.
 */
export async function collect(
  life: Life,
  order: ModelOrder,
  chargeId: string,
  answer: Settled | 'lost',
): Promise<Settled | undefined> {
  if (answer === 'lost') return undefined
  const { perform } = life.world
  const of = { id: order.planId, chargeId }
  if (!life.facts.charges.some(({ id }) => id === chargeId)) await life.look()
  const { askedBy } = life.facts.charges.find(({ id }) => id === chargeId)!
  const charge = await perform(chargeToCollect, life.process, of)
  expect(charge.mayBeSent).toBe(askedBy !== 'schedule' || !life.model.switchedOff.has(order.customerId))
  if (charge.intentId === null && !charge.mayBeSent) {
    await settle(life, order, chargeId, 'cancelled')
    return 'cancelled'
  }
  const intentId = charge.intentId ?? `pi_${chargeId}`
  if (charge.intentId === null) await perform(recordChargeIntent, life.process, { ...of, intentId })
  if (answer === 'captured') life.model.capture(order.id, intentId, charge.amountCents)
  await settle(life, order, chargeId, answer)
  return answer
}

export const settle = (life: Life, order: ModelOrder, chargeId: string, outcome: Settled): Promise<void> =>
  life.world.perform(settleCharge, life.process, { id: order.planId, chargeId, outcome })
