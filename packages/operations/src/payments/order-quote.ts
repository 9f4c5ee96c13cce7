import type { Db } from '@cauce/database/connection'
import { refuseUnless } from '@cauce/domain/errors'
import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { reading } from '../operation.ts'
import { orderBehind } from '../orders/order-behind.ts'
import { LinkToken } from './link-token.ts'
import { prepaymentOf, quoteOf, quoteTerms } from './quote.ts'
import { standingPlan } from './standing-plan.ts'

const PrepaidCents = z.int({ error: 'not-a-number' }).min(1, { error: 'not-positive' }).optional()

/** What of an order may be paid today, for an agent on the phone; with `prepaidCents` also what the plan becomes. Refuses with `not-found`. */
export const orderQuote = reading({
  name: 'payments.quote',
  permission: 'payments.take',
  input: z.object({ orderId: Id, prepaidCents: PrepaidCents }),
  async run({ db, now }, { orderId, prepaidCents }) {
    // A plan is its merchant's; the order is its centre's.
    const order = await db.selectFrom('orders').select('id').where('id', '=', orderId).executeTakeFirst()
    refuseUnless(order, 'not-found')
    return quote(db, { orderId, prepaidCents, now })
  },
})

/** The same for the shopper. Refuses with `link-unknown`, `link-expired` or `not-found`. */
export const quoteByLink = reading({
  name: 'payments.quote-by-link',
  permission: 'checkout.pay',
  input: z.object({ token: LinkToken, prepaidCents: PrepaidCents }),
  async run({ db, now }, { token, prepaidCents }) {
    const { orderId } = await orderBehind(db, token, now)
    return quote(db, { orderId, prepaidCents, now })
  },
})

async function quote(db: Db, asked: { orderId: string; prepaidCents: number | undefined; now: string }) {
  const { orderId, prepaidCents, now } = asked
  const plan = await standingPlan(db, orderId)
  refuseUnless(plan, 'not-found')
  const told = quoteOf(plan, { ...(await quoteTerms(db, plan.id)), now })
  const { on, part } = told
  const isPart = prepaidCents !== undefined && part && prepaidCents >= part.leastCents && prepaidCents <= part.mostCents
  const prepayment = isPart ? prepaymentOf(plan, prepaidCents, on) : null
  return { ...told, prepayment, card: await cardOf(db, plan.id), lastCharge: await lastCharge(db, plan.id) }
}

/** As much of the card in use as names it; null where the acquirer withheld it. */
async function cardOf(db: Db, planId: string) {
  const card = await db
    .selectFrom('stored_card')
    .select(['brand', 'last4'])
    .where('plan_id', '=', planId)
    .where('replaced_at', 'is', null)
    .executeTakeFirst()
  return card ?? null
}

/** The charge that was begun last, whoever asked for it: what a page waits for. */
export async function lastCharge(db: Db, planId: string) {
  const charge = await db
    .selectFrom('charge')
    .select(['id', 'purpose', 'amount_cents as amountCents', 'state', 'decline_code as declineCode'])
    .select(['asked_by as askedBy', 'begun_at as begunAt'])
    .where('plan_id', '=', planId)
    .orderBy('begun_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return charge ?? null
}
