import type { Tx } from '@cauce/database/connection'
import { refuseUnless } from '@cauce/domain/errors'
import type { ChargePurpose, ChargeState } from '@cauce/domain/payments/states'

/** A charge of a locked plan, locked too: always in this order. Refuses with `not-found`. */
export async function lockCharge(tx: Tx, planId: string, chargeId: string) {
  const charge = await tx
    .selectFrom('charge')
    .select(['id', 'state', 'purpose', 'instalment_id', 'amount_cents', 'intent_id', 'asked_by', 'asked_on'])
    .where('plan_id', '=', planId)
    .where('id', '=', chargeId)
    .forUpdate()
    .executeTakeFirst()
  refuseUnless(charge, 'not-found')
  return { ...charge, state: charge.state as ChargeState, purpose: charge.purpose as ChargePurpose }
}

export type LockedCharge = Awaited<ReturnType<typeof lockCharge>>
