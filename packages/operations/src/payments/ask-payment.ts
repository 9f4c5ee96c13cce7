import { Refusal, refuseUnless } from '@cauce/domain/errors'
import { Id } from '@cauce/domain/schema'
import { tellInstalments } from '@cauce/workflows/payments/contract'
import { z } from 'zod'
import type { OperationContext } from '../operation.ts'
import { ofOrder } from '../orders/of-order.ts'
import { tellProcess } from '../tell-process.ts'
import { cardInUse, insertCharge, unsettledCharge } from './insert-charge.ts'
import type { LockedPlan } from './lock-by-plan.ts'
import { type Quote, quoteOf, quoteTerms } from './quote.ts'
import { declareWithdrawal } from './withdraw.ts'

/** What somebody wants to pay now. `amountCents` is what they were shown and agreed to, `version` the plan it was told of. */
export const AskedPayment = z.object({
  version: z.int32(),
  payment: z.discriminatedUnion('purpose', [
    z.object({ purpose: z.literal('instalment'), instalmentId: Id, amountCents: z.int().min(1) }),
    z.object({
      purpose: z.literal('prepayment'),
      amountCents: z.int({ error: 'not-a-number' }).min(1, { error: 'not-positive' }),
    }),
    z.object({ purpose: z.literal('settlement'), amountCents: z.int().min(1) }),
    // Without an amount while a charge is under way: nobody can say yet what it comes to.
    z.object({ purpose: z.literal('withdrawal'), amountCents: z.int().nullable() }),
  ]),
})
export type AskedPayment = z.output<typeof AskedPayment>
type PaidNow = Exclude<AskedPayment['payment'], { purpose: 'withdrawal' }>

/**
 * Begins a charge that a person asks for, of the card in use; its process sends it. The same asked again while it is under
 * way is one charge. A withdrawal counts whatever becomes of its charge; `chargeId` is null where none was begun with it.
 * Refuses with `changed-meanwhile` (another version of the plan), `total-changed`, `payment-in-progress`, `nothing-owed`,
 * `prepayment-out-of-range` (limits in `leastCents` and `mostCents`), `withdrawal-over` or `card-missing`.
 */
export async function askPayment(
  context: OperationContext,
  locked: LockedPlan,
  { version, payment }: AskedPayment,
  askedBy: 'shopper' | 'agent',
): Promise<{ chargeId: string | null }> {
  const { tx, now, record, unchanged } = context
  const { order, plan } = locked
  if (payment.purpose === 'withdrawal')
    return declareWithdrawal(context, locked, { version, amountCents: payment.amountCents }, askedBy)
  const instalmentId = payment.purpose === 'instalment' ? payment.instalmentId : null
  const underWay = await unsettledCharge(tx, plan.id)
  if (underWay) {
    const isSame =
      underWay.purpose === payment.purpose &&
      underWay.instalment_id === instalmentId &&
      underWay.amount_cents === payment.amountCents
    refuseUnless(isSame, 'payment-in-progress')
    unchanged()
    return { chargeId: underWay.id }
  }
  refuseUnless(plan.version === version, 'changed-meanwhile')
  const quote = quoteOf(plan, { ...(await quoteTerms(tx, plan.id)), now })
  const amountCents = owedFor(quote, payment)
  refuseUnless(amountCents === payment.amountCents, 'total-changed', { totalCents: amountCents })
  refuseUnless(await cardInUse(tx, plan.id), 'card-missing')
  const { purpose } = payment
  const chargeId = await insertCharge(tx, locked, { purpose, instalmentId, amountCents, askedBy, on: quote.on, now })
  const whose = { merchantId: order.merchant_id, id: plan.id }
  await tellProcess(tx, tellInstalments(whose, 'charge', { chargeId }, `charge/${chargeId}/begun`))
  await record({ ...ofOrder(order), after: { chargeId, charge: 'begun', purpose, amountCents } })
  return { chargeId }
}

/** What is to be paid for it today, in cents. */
function owedFor({ instalments, settlement, part }: Quote, payment: PaidNow): number {
  switch (payment.purpose) {
    case 'instalment': {
      const instalment = instalments.find(({ id }) => id === payment.instalmentId)
      refuseUnless(instalment, 'nothing-owed')
      return instalment.amountCents
    }
    case 'prepayment':
      refuseUnless(settlement, 'nothing-owed')
      if (!part || payment.amountCents < part.leastCents || payment.amountCents > part.mostCents)
        throw new Refusal('prepayment-out-of-range', part ?? {}, { amountCents: 'prepayment-out-of-range' })
      return payment.amountCents
    case 'settlement':
      refuseUnless(settlement, 'nothing-owed')
      return settlement.amountCents
  }
}
