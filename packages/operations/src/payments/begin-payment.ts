import type { Tx } from '@cauce/database/connection'
import { Refusal, refuseUnless } from '@cauce/domain/errors'
import { type Plan, planOf } from '@cauce/domain/financing/plans'
import { dateIn } from '@cauce/domain/money/calendar'
import { CalendarDate, Locale } from '@cauce/domain/schema'
import { sql } from 'kysely'
import { z } from 'zod'
import { lockFinancing } from '../financing/lock-financing.ts'
import { ofFinancing } from '../financing/of-financing.ts'
import { productTerms } from '../financing/product-terms.ts'
import { operation } from '../operation.ts'
import { checkoutStatus } from './checkout-status.ts'
import { LinkToken } from './link-token.ts'
import { factsOf, financingBehind, latestAttempt } from './read-facts.ts'

/** `accepted` is the plan as the shopper read it, so that nobody pays another one than they agreed to. */
export const BeginPayment = z.object({
  token: LinkToken,
  instalments: z.int({ error: 'not-a-number' }).min(1, { error: 'not-positive' }).max(120, { error: 'bad-input' }),
  termsAccepted: z.boolean({ error: 'terms-not-accepted' }),
  accepted: z.object({ totalCents: z.int(), firstDueOn: CalendarDate }).optional(),
  locale: Locale.optional(),
})

/** Plans that one shopper may begin on one financing before we think it is a machine. */
const attemptsInAll = 60

/**
 * Fixes the plan a shopper accepted and opens the attempt to pay it; computed here, from the product's terms and the
 * merchant's today. The same plan begun twice, by a double tap or in a second tab, is one attempt. Refuses with
 * `link-unknown`, `link-expired`, `not-live`, `payment-in-progress`, `terms-not-accepted`, `total-out-of-range`,
 * `instalments-not-offered`, `total-changed` (the plan is not the accepted one any more) or `too-many-attempts`.
 */
export const beginPayment = operation({
  name: 'payments.begin',
  permission: 'checkout.pay',
  input: BeginPayment,
  async run({ tx, actor, now, record, unchanged }, input) {
    refuseUnless(input.termsAccepted, 'terms-not-accepted')
    await lockFinancing(tx, (await financingBehind(tx, input.token)).id)
    const financing = await financingBehind(tx, input.token)
    refuseClosed(checkoutStatus(factsOf(financing, await latestAttempt(tx, financing.id)), now))

    const today = dateIn(financing.time_zone, now)
    const { plan, code, details } = planOf(productTerms(financing), financing.total_cents, input.instalments, today)
    if (!plan) throw new Refusal(code, details)
    refuseUnless(isAccepted(plan, input.accepted), 'total-changed', { totalCents: plan.totalCents })

    const known = await openAttempt(tx, financing.id, plan)
    if (known) {
      unchanged()
      return { ...known, ...intentFacts(financing, plan) }
    }
    await refuseFlood(tx, financing.id)

    const { id: attemptId } = await tx
      .insertInto('payment_attempt')
      .values({
        merchant_id: financing.merchant_id,
        financing_id: financing.id,
        instalments: input.instalments,
        kind: kindOf(plan),
        due_today_cents: plan.dueTodayCents,
        plan: JSON.stringify(plan),
        terms_accepted_at: now,
        terms_accepted_ip: actor.ip ?? null,
        locale: input.locale ?? financing.locale,
        begun_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await record({
      ...ofFinancing(financing),
      after: { attemptId, instalments: input.instalments, totalCents: plan.totalCents, kind: kindOf(plan) },
    })
    return { attemptId, intentId: null, ...intentFacts(financing, plan) }
  },
})

function refuseClosed(status: ReturnType<typeof checkoutStatus>): void {
  refuseUnless(status !== 'expired', 'link-expired')
  refuseUnless(status !== 'confirmed' && status !== 'dead', 'not-live')
  refuseUnless(status === 'open', 'payment-in-progress')
}

const isAccepted = (plan: Plan, accepted: z.output<typeof BeginPayment>['accepted']): boolean =>
  !accepted || (accepted.totalCents === plan.totalCents && accepted.firstDueOn === plan.instalments[0]?.dueOn)

const kindOf = (plan: Plan): 'charge' | 'keep' => (plan.dueTodayCents > 0 ? 'charge' : 'keep')

async function openAttempt(tx: Tx, financingId: string, plan: Plan) {
  const attempt = await tx
    .selectFrom('payment_attempt')
    .select(['id', 'intent_id'])
    .where('financing_id', '=', financingId)
    .where('state', 'in', ['begun', 'open'])
    .where('plan', '=', sql<unknown>`${JSON.stringify(plan)}::jsonb`)
    .orderBy('begun_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return attempt && { attemptId: attempt.id, intentId: attempt.intent_id }
}

async function refuseFlood(tx: Tx, financingId: string): Promise<void> {
  const { begun } = await tx
    .selectFrom('payment_attempt')
    .select(({ fn }) => fn.countAll<number>().as('begun'))
    .where('financing_id', '=', financingId)
    .executeTakeFirstOrThrow()
  refuseUnless(begun < attemptsInAll, 'too-many-attempts')
}

const intentFacts = (financing: { id: string; reference: string }, plan: Plan) => ({
  financingId: financing.id,
  reference: financing.reference,
  kind: kindOf(plan),
  amountCents: plan.dueTodayCents,
})
