import type { Actor } from '@cauce/domain/access/scope'
import { readFinancing } from '@cauce/operations/financing/read-financing'
import { readOrder } from '@cauce/operations/orders/read-order'
import { beginCharge } from '@cauce/operations/payments/begin-charge'
import { planAgenda } from '@cauce/operations/payments/plan-agenda'
import { recordChargeIntent } from '@cauce/operations/payments/record-charge-intent'
import { settleCharge } from '@cauce/operations/payments/settle-charge'
import type { Teller } from './live-through.ts'
import type { Story } from './stories.ts'

/** The instalments that fell due until now, as the plan's process would have charged them; of some stories the card is empty. */
export async function payInstalments(
  { perform, now }: Teller,
  story: Story,
  sale: { id: string; system: Actor; office: Actor },
): Promise<void> {
  const { system, office } = sale
  const { order } = await perform(readFinancing, office, { id: sale.id })
  const { plan } = await perform(readOrder, office, { id: order.id })
  if (!plan) return
  const { id } = plan
  const settle = async (chargeId: string, at: string) => {
    await perform(recordChargeIntent, system, { id, chargeId, intentId: `demo_charge_${chargeId}` }, { now: at })
    const outcome = story.cardIsEmpty
      ? ({ outcome: 'declined', declineCode: 'insufficient_funds' } as const)
      : ({ outcome: 'captured' } as const)
    await perform(settleCharge, system, { id, chargeId, ...outcome }, { now: at })
  }
  // A story broken off may have left a charge begun.
  const { unsettled } = await perform(planAgenda, system, { id }, { now })
  if (unsettled) await settle(unsettled.chargeId, now)
  for (let at = await nextBefore(plan.acceptedAt); at !== null; at = await nextBefore(at)) {
    const { chargeId } = await perform(beginCharge, system, { id }, { now: at })
    if (chargeId === null) return
    await settle(chargeId, at)
  }

  async function nextBefore(instant: string): Promise<string | null> {
    const { nextChargeAt } = await perform(planAgenda, system, { id }, { now: instant })
    return nextChargeAt !== null && nextChargeAt < now ? nextChargeAt : null
  }
}
