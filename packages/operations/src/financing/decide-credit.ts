import type { Tx } from '@cauce/database/connection'
import { refuseUnless } from '@cauce/domain/errors'
import { type CreditFacts, type CreditRules, decideCredit as decide } from '@cauce/domain/financing/credit'
import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { lockFinancing } from './lock-financing.ts'
import { type LockedFinancing, ofFinancing } from './of-financing.ts'
import { queueToShopper } from './queue-to-shopper.ts'

/**
 * Decides by the product's rules whether a claimed financing is given credit, and writes down the facts it decided on.
 * A review is told to the shopper. To be called under an idempotency key, since the facts may change by the next call.
 */
export const decideCredit = operation({
  name: 'financing.decide-credit',
  permission: 'financings.process',
  input: z.object({ id: Id, attemptId: Id }),
  async run({ tx, now, record }, { id, attemptId }) {
    const financing = await lockFinancing(tx, id)
    refuseUnless(financing.claimed_attempt_id === attemptId, 'move-not-allowed')
    const rules = await creditRules(tx, financing)
    const facts = await creditFacts(tx, financing)
    const answer = decide(rules, facts)
    const reason = answer.decision === 'accept' ? null : answer.reason

    await tx
      .updateTable('financing')
      .set({ credit_reason: reason, review_since: answer.decision === 'review' ? now : null })
      .where('id', '=', id)
      .execute()
    await record({ ...ofFinancing(financing), after: { attemptId, decision: answer.decision, reason, ...facts } })
    const messageIds =
      answer.decision === 'review'
        ? await queueToShopper(tx, financing, 'financing-in-review', ['sms'], `in-review/${attemptId}`, now)
        : []
    return { decision: answer.decision, messageIds }
  },
})

async function creditRules(tx: Tx, financing: LockedFinancing): Promise<CreditRules> {
  const product = await tx
    .selectFrom('financing_product')
    .select(['review_from_cents', 'decline_from_cents', 'max_open_financings'])
    .where('id', '=', financing.product_id)
    .executeTakeFirstOrThrow()
  return {
    reviewFromCents: product.review_from_cents,
    declineFromCents: product.decline_from_cents,
    maxOpenFinancings: product.max_open_financings,
  }
}

/** The same person is the same document at the same merchant, however often it was typed in as a new customer. */
async function creditFacts(tx: Tx, financing: LockedFinancing): Promise<CreditFacts> {
  const facts = await tx
    .selectFrom('customer')
    .select(({ selectFrom, exists, fn }) => [
      exists(
        selectFrom('blocked_document')
          .select('blocked_document.id')
          .whereRef('blocked_document.merchant_id', '=', 'customer.merchant_id')
          .whereRef('blocked_document.document_number', '=', 'customer.document_number'),
      ).as('blocked'),
      selectFrom('financing as other')
        .innerJoin('customer as person', 'person.id', 'other.customer_id')
        .select(fn.countAll<number>().as('count'))
        .whereRef('person.merchant_id', '=', 'customer.merchant_id')
        .whereRef('person.document_number', '=', 'customer.document_number')
        .where('other.id', '<>', financing.id)
        .where(({ or, eb, exists: any, selectFrom: from }) =>
          or([
            eb('other.state', '=', 'live'),
            eb.and([
              eb('other.state', '=', 'confirmed'),
              any(
                from('payment_plan')
                  .innerJoin('instalment', 'instalment.plan_id', 'payment_plan.id')
                  .select('instalment.id')
                  .whereRef('payment_plan.financing_id', '=', 'other.id')
                  .where('instalment.paid_at', 'is', null)
                  .where('instalment.until_version', 'is', null),
              ),
            ]),
          ]),
        )
        .as('open'),
    ])
    .where('customer.id', '=', financing.customer_id)
    .executeTakeFirstOrThrow()
  return {
    totalCents: financing.total_cents,
    openFinancings: Number(facts.open),
    documentBlocked: Boolean(facts.blocked),
  }
}
