import type { Db } from '@cauce/database/connection'
import { refuseUnless } from '@cauce/domain/errors'
import type { OrderTemplate } from '@cauce/domain/messaging/templates'
import { nextTryOn } from '@cauce/domain/payments/retries'
import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { reading } from '../operation.ts'
import { newestOrderToken } from '../orders/order-link.ts'
import { declinesOf } from '../payments/awaited-plan.ts'
import { confirmedPlan } from '../payments/confirmed-plan.ts'
import { type ToldRefund, toldRefund } from '../refunds/told-refund.ts'

/** The charge that a message tells of; `nextTryOn` is the day (a calendar date) of its next try, if there is one. */
export type ToldCharge = {
  purpose: string
  amountCents: number
  /** The instalment that it pays. */
  number: number | null
  dueOn: string | null
  isPaid: boolean
  nextTryOn: string | null
  /** It pays back what is owed after a withdrawal, which may be paid until `dueOn`. */
  isWithdrawal: boolean
}

/**
 * What a message tells of a withdrawal: that it was declared and `awaits` what becomes of a charge; that the shopper `owes`
 * so many cents until a calendar date, or `paid` them; that nothing is owed (`even`), or money goes `back`.
 */
export type ToldWithdrawal =
  | { kind: 'awaits' | 'paid' | 'even' | 'back' }
  | { kind: 'owes'; amountCents: number; dueOn: string }

/**
 * Which charge, version or refund a message is about, by the key it was queued under, with the facts its words are made of, as
 * they are now, and the token of the order's link. `isDue` is false once it went out, or when it asks for what was paid meanwhile.
 */
export const orderMessageToDeliver = reading({
  name: 'messaging.order-message-to-deliver',
  permission: 'letters.process',
  input: z.object({ messageId: Id }),
  async run({ db, linkKey }, { messageId }) {
    const row = await db
      .selectFrom('message')
      .innerJoin('orders', 'orders.id', 'message.subject_id')
      .innerJoin('merchant', 'merchant.id', 'orders.merchant_id')
      .innerJoin('customer', 'customer.id', 'orders.customer_id')
      .leftJoin('payment_plan as plan', 'plan.order_id', 'orders.id')
      .select(['message.channel', 'message.recipient', 'message.template', 'message.locale', 'message.created_at'])
      .select(['message.state', 'message.request_key', 'message.subject_id', 'orders.reference', 'orders.total_cents'])
      .select(['merchant.name', 'merchant.phone', 'merchant.retry_days', 'customer.first_name', 'plan.financing_id'])
      .select(['customer.automatic_payments', 'plan.id as plan_id'])
      .where('message.id', '=', messageId)
      .where('message.subject_kind', '=', 'order')
      .executeTakeFirst()
    refuseUnless(row, 'not-found')
    const [kind = '', aboutId = ''] = row.request_key.split('/')
    const charge = kind === 'charge' ? await toldCharge(db, aboutId, row) : null
    const template = row.template as OrderTemplate
    const refund = await refundOf(db, { kind, aboutId, template, orderId: row.subject_id })
    const asksForMoney = template === 'instalment-declined' || template === 'instalment-overdue'
    return {
      channel: row.channel as 'sms' | 'email',
      recipient: row.recipient,
      template,
      locale: row.locale as 'es' | 'fr' | 'en',
      queuedAt: row.created_at,
      state: row.state,
      isDue: row.state === 'queued' && !(asksForMoney && charge?.isPaid),
      facts: {
        merchantName: row.name,
        merchantPhone: row.phone,
        firstName: row.first_name,
        reference: row.reference,
        cartTotalCents: row.total_cents,
        token: await newestOrderToken(db, linkKey, row.subject_id),
        plan: row.financing_id === null ? null : await confirmedPlan(db, row.financing_id),
        charge,
        refund,
        withdrawal:
          template === 'plan-withdrawn'
            ? await toldWithdrawal(db, { kind, aboutId, planId: row.plan_id, refund })
            : null,
      },
    }
  },
})

export type OrderMessageToDeliver = Awaited<ReturnType<(typeof orderMessageToDeliver)['run']>>

/** A refund's own, or of a withdrawal that took no payment what goes back by it. */
async function refundOf(
  db: Db,
  about: { kind: string; aboutId: string; template: OrderTemplate; orderId: string },
): Promise<ToldRefund | null> {
  if (about.kind === 'refund') return toldRefund(db, about.aboutId)
  if (about.kind !== 'plan' || about.template !== 'plan-withdrawn') return null
  const back = await db
    .selectFrom('refund')
    .select('id')
    .where('order_id', '=', about.orderId)
    .where('cause', '=', 'withdrawal')
    .executeTakeFirst()
  return back ? toldRefund(db, back.id) : null
}

async function toldWithdrawal(
  db: Db,
  about: { kind: string; aboutId: string; planId: string | null; refund: ToldRefund | null },
): Promise<ToldWithdrawal> {
  if (about.kind === 'withdrawal') return { kind: 'awaits' }
  if (about.kind === 'charge') return { kind: 'paid' }
  if (about.refund) return { kind: 'back' }
  const owed = await db
    .selectFrom('instalment')
    .select(['amount_cents', 'due_on'])
    .where('plan_id', '=', about.planId)
    .where('from_version', '=', Number(about.aboutId))
    .where('charged_from', 'is not', null)
    .executeTakeFirst()
  return owed ? { kind: 'owes', amountCents: owed.amount_cents, dueOn: owed.due_on } : { kind: 'even' }
}

async function toldCharge(
  db: Db,
  id: string,
  whose: { retry_days: readonly number[]; automatic_payments: boolean },
): Promise<ToldCharge | null> {
  const charge = await db
    .selectFrom('charge')
    .leftJoin('instalment', 'instalment.id', 'charge.instalment_id')
    .select(['charge.purpose', 'charge.amount_cents', 'charge.instalment_id', 'charge.asked_on'])
    .select(['instalment.number', 'instalment.due_on', 'instalment.charged_from'])
    .select(['instalment.paid_on', 'instalment.until_version'])
    .where('charge.id', '=', id)
    .executeTakeFirst()
  if (!charge) return null
  const { due_on: dueOn, charged_from: chargedFrom, asked_on: triedOn } = charge
  const declines = charge.instalment_id === null ? 0 : await declinesOf(db, charge.instalment_id)
  const again = dueOn === null ? undefined : nextTryOn({ dueOn, chargedFrom, triedOn }, declines, whose.retry_days)
  const isWithdrawal = chargedFrom !== null
  return {
    purpose: charge.purpose,
    amountCents: charge.amount_cents,
    number: charge.number,
    dueOn,
    isPaid: charge.paid_on !== null || charge.until_version !== null,
    // Whoever withdrew is charged once though automatic payments are off, and not again by itself.
    nextTryOn: isWithdrawal && !whose.automatic_payments ? null : (again ?? null),
    isWithdrawal,
  }
}
