import type { Db } from '@cauce/database/connection'
import { refuseUnless } from '@cauce/domain/errors'
import type { CreditReason } from '@cauce/domain/financing/credit'
import { type ResendRefusal, resendLimits, resendRefusal, secondsUntilResend } from '@cauce/domain/financing/resend'
import { FinancingId } from '@cauce/domain/financing/schema'
import type { FinancingState } from '@cauce/domain/financing/states'
import type { DeliveryState } from '@cauce/domain/messaging/states'
import { financingWorkflowId } from '@cauce/workflows/financing/contract'
import { reading } from '../operation.ts'
import { readCart } from '../orders/read-cart.ts'
import { confirmedPlan } from '../payments/confirmed-plan.ts'
import { financingRow, rowColumns } from './financing-row.ts'

/**
 * All that a financing's page shows, its timeline apart: shopper, order with its newest cart, plan and card once
 * confirmed, attempts, notes, and whether the link may be sent again. Refuses with `not-found`.
 */
export const readFinancing = reading({
  name: 'financing.read',
  permission: 'financings.read',
  input: FinancingId,
  async run({ db, actor, now }, { id }) {
    const found = await selectFinancing(db, id)
    refuseUnless(found, 'not-found')
    const { card = null, ...plan } = (await confirmedPlan(db, id)) ?? {}
    return {
      ...financingRow(found, now),
      merchant: { id: found.merchant_id, name: found.merchant_name },
      shopper: shopperOf(found),
      order: { id: found.order_id, reference: found.reference, state: found.order_state as OrderState },
      centre: { id: found.centre_id, name: found.centre_name },
      product: { id: found.product_id, name: found.product_name },
      lines: await readCart(db, found.order_id),
      plan: 'instalments' in plan ? plan : null,
      card,
      creditReason: found.credit_reason as CreditReason | null,
      reviewSince: found.review_since,
      linkExpiresAt: found.link_expires_at,
      linkDelivery: await readLinkDelivery(db, id),
      offerEndsAt: found.offer_ends_at,
      settledAt: found.settled_at,
      resend: resendFacts(found, now),
      attempts: await readAttempts(db, id),
      notes: await readNotes(db, id, actor.userId),
      processId: financingWorkflowId(id),
    }
  },
})

export type OrderState = 'awaited' | 'confirmed' | 'cancelled'

const selectFinancing = (db: Db, id: string) =>
  db
    .selectFrom('financing as f')
    .innerJoin('app_user as a', 'a.id', 'f.agent_id')
    .innerJoin('merchant as m', 'm.id', 'f.merchant_id')
    .innerJoin('centre', 'centre.id', 'f.centre_id')
    .innerJoin('financing_product as product', 'product.id', 'f.product_id')
    .innerJoin('orders', 'orders.id', 'f.order_id')
    .innerJoin('customer as c', 'c.id', 'f.customer_id')
    .select(rowColumns)
    .select(['f.order_id', 'f.product_id', 'f.credit_reason', 'f.offer_ends_at', 'f.settled_at'])
    .select(['m.name as merchant_name', 'centre.name as centre_name', 'product.name as product_name'])
    .select(['orders.state as order_state', 'f.customer_id', 'c.first_name', 'c.last_name', 'f.email', 'f.locale'])
    .select(['c.document_number', 'c.birth_date', 'c.street', 'c.postcode', 'c.city', 'c.country'])
    .where('f.id', '=', id)
    .executeTakeFirst()

type Found = NonNullable<Awaited<ReturnType<typeof selectFinancing>>>

/** Phone, e-mail and language are those of this sale, whatever the customer has changed since. */
const shopperOf = (found: Found) => ({
  customerId: found.customer_id,
  firstName: found.first_name,
  lastName: found.last_name,
  email: found.email,
  phone: found.phone,
  documentNumber: found.document_number,
  birthDate: found.birth_date,
  street: found.street,
  postcode: found.postcode,
  city: found.city,
  country: found.country,
  locale: found.locale as 'es' | 'fr' | 'en',
})

/** `refusal` says why not now; `secondsLeft` until the next send is allowed, `left` sends in all. */
function resendFacts(found: Found, now: string): ResendFacts {
  const refusal = resendRefusal(
    {
      state: found.offer_ends_at > now ? (found.state as FinancingState) : 'dead',
      linkSends: found.link_sends,
      lastLinkSentAt: found.last_link_sent_at,
      claimedAttemptId: found.claimed_attempt_id,
    },
    now,
  )
  return {
    allowed: refusal === undefined,
    refusal: refusal ?? null,
    secondsLeft: secondsUntilResend(found.last_link_sent_at, now),
    left: Math.max(0, resendLimits.sendsInAll - found.link_sends),
  }
}

type ResendFacts = { allowed: boolean; refusal: ResendRefusal | null; secondsLeft: number; left: number }

/** How the link sent last fares, and why it did not arrive. */
async function readLinkDelivery(db: Db, financingId: string) {
  const message = await db
    .selectFrom('message')
    .select(['state', 'failure_code as failureCode'])
    .where('subject_kind', '=', 'financing')
    .where('subject_id', '=', financingId)
    .where('channel', '=', 'sms')
    .where('template', 'in', ['financing-link', 'financing-reminder'])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return message ? { ...message, state: message.state as DeliveryState } : null
}

async function readAttempts(db: Db, financingId: string) {
  const attempts = await db
    .selectFrom('payment_attempt')
    .select(['id', 'begun_at as begunAt', 'state', 'instalments', 'decline_code as declineCode'])
    .select('submitted_at as submittedAt')
    .where('financing_id', '=', financingId)
    .orderBy('begun_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return attempts
}

async function readNotes(db: Db, financingId: string, readerId: string) {
  const notes = await db
    .selectFrom('note')
    .leftJoin('app_user as author', 'author.id', 'note.author_id')
    .select(['note.id', 'note.body', 'note.author_id', 'author.name as authorName', 'note.created_at'])
    .where('note.subject_kind', '=', 'financing')
    .where('note.subject_id', '=', financingId)
    .where('note.removed_at', 'is', null)
    .orderBy('note.created_at', 'desc')
    .orderBy('note.id', 'desc')
    .execute()
  return notes.map(({ id, body, author_id, authorName, created_at }) => ({
    ...{ id, body, authorName, createdAt: created_at },
    mine: author_id === readerId,
  }))
}
