import type { Tx } from '@cauce/database/connection'
import { refuseUnless } from '@cauce/domain/errors'
import type { ChargePurpose } from '@cauce/domain/payments/states'
import type { LockedPlan } from './lock-by-plan.ts'

export type AskedBy = 'schedule' | 'shopper' | 'agent'

export type AskedCharge = {
  purpose: Exclude<ChargePurpose, 'first'>
  /** Of an instalment only. */
  instalmentId: string | null
  amountCents: number
  askedBy: AskedBy
  /** The merchant's calendar date that it counts on, and the instant. */
  on: string
  now: string
}

/** The charge of a plan whose end is not known yet; there is one at most. */
export const unsettledCharge = (tx: Tx, planId: string) =>
  tx
    .selectFrom('charge')
    .select(['id', 'purpose', 'instalment_id', 'amount_cents', 'asked_by'])
    .where('plan_id', '=', planId)
    .where('state', 'in', ['begun', 'unknown'])
    .executeTakeFirst()

/**
 * Writes down that money of a locked plan is asked of the card in use, before anybody asks for it. Refuses with
 * `payment-in-progress` while it is not known what became of another charge. Gives its id.
 */
export async function insertCharge(tx: Tx, { order, plan }: LockedPlan, charge: AskedCharge): Promise<string> {
  refuseUnless((await unsettledCharge(tx, plan.id)) === undefined, 'payment-in-progress')
  const card = await cardInUse(tx, plan.id)
  const { id } = await tx
    .insertInto('charge')
    .values({
      merchant_id: order.merchant_id,
      order_id: order.id,
      plan_id: plan.id,
      purpose: charge.purpose,
      instalment_id: charge.instalmentId,
      card_id: card?.id ?? null,
      amount_cents: charge.amountCents,
      asked_by: charge.askedBy,
      asked_on: charge.on,
      begun_at: charge.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The card that a plan is charged to; none where the acquirer withheld it. */
export const cardInUse = (tx: Tx, planId: string) =>
  tx
    .selectFrom('stored_card')
    .select('id')
    .where('plan_id', '=', planId)
    .where('replaced_at', 'is', null)
    .executeTakeFirst()
