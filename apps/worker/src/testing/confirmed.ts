import { systemActor } from '@cauce/domain/access/scope'
import { claimFinancing } from '@cauce/operations/financing/claim-financing'
import { confirmFinancing } from '@cauce/operations/financing/confirm-financing'
import type { openWorld } from './world.ts'

type World = Awaited<ReturnType<typeof openWorld>>

/**
 * A sale whose shopper paid the first of its instalments with a card, confirmed by hand and not by its process: 1.200,00 € and
 * 15,00 € cost in as many instalments as are told.
 */
export async function confirmedByHand(world: World, { number = '4242424242424242', instalments = 6 } = {}) {
  const { perform, cards, merchant, owner } = world
  const { id } = await world.send()
  const { attemptId, clientSecret, intentId } = await world.begin(id, instalments)
  await world.enter(clientSecret, number)
  const { card } = await cards.readIntent(intentId)
  const system = systemActor(merchant.id)
  await perform(claimFinancing, system, { id, attemptId, card })
  await cards.capture(intentId, attemptId)
  await perform(confirmFinancing, system, { id, attemptId })
  const plan = await owner
    .selectFrom('payment_plan')
    .select(['id', 'order_id'])
    .where('financing_id', '=', id)
    .executeTakeFirstOrThrow()
  return { financingId: id, orderId: plan.order_id, planId: plan.id }
}

/** What became of a plan's charges, in order: `purpose amount state`. */
export async function chargesOf({ owner }: World, planId: string): Promise<string[]> {
  const rows = await owner
    .selectFrom('charge')
    .select(['purpose', 'amount_cents', 'state'])
    .where('plan_id', '=', planId)
    .orderBy('begun_at')
    .orderBy('id')
    .execute()
  return rows.map(({ purpose, amount_cents, state }) => `${purpose} ${amount_cents} ${state}`)
}

/** How much the acquirer took of the cards of a plan, in cents. */
export async function takenFor({ owner, sandbox }: World, planId: string): Promise<number> {
  const rows = await owner.selectFrom('charge').select('intent_id').where('plan_id', '=', planId).execute()
  type Taken = { payment_intent: string; amount_captured: number }
  const taken = await Promise.all(
    rows.map(({ intent_id }) => sandbox.control<Taken[]>(`charges?intent=${intent_id ?? 'none'}`)),
  )
  return taken.flat().reduce((sum, { amount_captured }) => sum + amount_captured, 0)
}

/** How much the acquirer gave back to the cards of a plan, in cents. */
export async function givenBackFor({ owner, sandbox }: World, planId: string): Promise<number> {
  const rows = await owner.selectFrom('charge').select('intent_id').where('plan_id', '=', planId).execute()
  type Given = { amount_refunded: number }
  const given = await Promise.all(
    rows.map(({ intent_id }) => sandbox.control<Given[]>(`charges?intent=${intent_id ?? 'none'}`)),
  )
  return given.flat().reduce((sum, { amount_refunded }) => sum + amount_refunded, 0)
}
