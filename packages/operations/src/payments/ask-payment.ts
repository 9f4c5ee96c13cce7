import { Refusal, refuseUnless } from '@cauce/domain/errors'
import { Id } from '@cauce/domain/schema'
import { tellInstalments } from '@cauce/workflows/payments/contract'
import { z } from 'zod'
import { queueOrderMessage } from '../messaging/queue-order-message.ts'
import type { OperationContext } from '../operation.ts'
import { ofOrder } from '../orders/of-order.ts'
import { tellProcess } from '../tell-process.ts'
import { changePlan } from './change-plan.ts'
import { cardInUse, insertCharge, unsettledCharge } from './insert-charge.ts'
import type { LockedPlan } from './lock-by-plan.ts'
import { type Quote, quoteOf, quoteTerms } from './quote.ts'

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
    z.object({ purpose: z.literal('withdrawal'), amountCents: z.int() }),
  ]),
})
export type AskedPayment = z.output<typeof AskedPayment>

/**
 * Begins a charge that a person asks for, of the card in use; its process sends it. The same asked again while it is under
 * way is one charge. A withdrawal that costs nothing is done at once: then `chargeId` is null. Refuses with
 * `changed-meanwhile` (another version of the plan), `total-changed`, `payment-in-progress`, `nothing-owed`,
 * `prepayment-too-high`, `withdrawal-over` or `card-missing`.
 */
export async function askPayment(
  context: OperationContext,
  locked: LockedPlan,
  { version, payment }: AskedPayment,
  askedBy: 'shopper' | 'agent',
): Promise<{ chargeId: string | null }> {
  const { tx, now, record, unchanged } = context
  const { order, plan } = locked
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
  if (amountCents <= 0) {
    await withdrawAtOnce(context, locked, quote)
    return { chargeId: null }
  }
  refuseUnless(await cardInUse(tx, plan.id), 'card-missing')
  const { purpose } = payment
  const chargeId = await insertCharge(tx, locked, { purpose, instalmentId, amountCents, askedBy, on: quote.on, now })
  const whose = { merchantId: order.merchant_id, id: plan.id }
  await tellProcess(tx, tellInstalments(whose, 'charge', { chargeId }, `charge/${chargeId}/begun`))
  await record({ ...ofOrder(order), after: { chargeId, charge: 'begun', purpose, amountCents } })
  return { chargeId }
}

/** What is to be paid for it today, in cents. */
function owedFor({ instalments, settlement, withdrawal }: Quote, payment: AskedPayment['payment']): number {
  switch (payment.purpose) {
    case 'instalment': {
      const instalment = instalments.find(({ id }) => id === payment.instalmentId)
      refuseUnless(instalment, 'nothing-owed')
      return instalment.amountCents
    }
    case 'prepayment':
      refuseUnless(settlement, 'nothing-owed')
      if (payment.amountCents >= settlement.amountCents)
        throw new Refusal(
          'prepayment-too-high',
          { totalCents: settlement.amountCents },
          { amountCents: 'prepayment-too-high' },
        )
      return payment.amountCents
    case 'settlement':
      refuseUnless(settlement, 'nothing-owed')
      return settlement.amountCents
    case 'withdrawal':
      refuseUnless(withdrawal, 'withdrawal-over')
      return withdrawal.amountCents
  }
}

/** As much was paid already as the amount of the credit and the interest of the days used, or more: the rest goes back. */
async function withdrawAtOnce({ tx, now, linkKey, record }: OperationContext, locked: LockedPlan, quote: Quote) {
  const { order, plan } = locked
  const { withdrawal, on } = quote
  refuseUnless(withdrawal, 'withdrawal-over')
  const version = await changePlan(
    tx,
    locked,
    {
      reason: 'withdrawn',
      costCents: withdrawal.interestCents,
      instalments: plan.instalments.filter(({ standing }) => standing === 'paid'),
      refund: { cents: -withdrawal.amountCents, cause: 'withdrawal' },
    },
    { on, now },
  )
  const whose = { merchantId: order.merchant_id, id: plan.id }
  await tellProcess(tx, tellInstalments(whose, 'changed', { version }, `plan/${plan.id}/${version}`))
  await queueOrderMessage(tx, linkKey, order, { template: 'plan-withdrawn', about: `plan/${version}` }, now)
  const refundCents = -withdrawal.amountCents
  await record({ ...ofOrder(order), after: { purpose: 'withdrawal', planVersion: version, refundCents } })
}
