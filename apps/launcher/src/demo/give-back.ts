import type { Actor } from '@cauce/domain/access/scope'
import { readFinancing } from '@cauce/operations/financing/read-financing'
import { readOrder } from '@cauce/operations/orders/read-order'
import { recordRefundPart } from '@cauce/operations/refunds/record-part'
import { refundAgenda } from '@cauce/operations/refunds/refund-agenda'
import type { Teller } from './live-through.ts'
import type { Story } from './stories.ts'

const minute = 60_000

/** The refunds of an order, as their processes would have given them back minutes later; of some stories the card is gone. */
export async function giveBack(
  { perform }: Teller,
  story: Story,
  sale: { id: string; system: Actor; office: Actor },
): Promise<void> {
  const { order } = await perform(readFinancing, sale.office, { id: sale.id })
  const { refunds } = await perform(readOrder, sale.office, { id: order.id })
  for (const { id, dueAt } of refunds) {
    const now = new Date(Date.parse(dueAt) + minute).toISOString()
    const { open } = await perform(refundAgenda, sale.system, { id })
    for (const { partId } of open) {
      const answer = story.cardIsGone
        ? ({ outcome: 'failed', failureCode: 'expired_or_canceled_card' } as const)
        : ({ outcome: 'succeeded' } as const)
      await perform(
        recordRefundPart,
        sale.system,
        { id, partId, providerId: `demo_refund_${partId}`, ...answer },
        { now },
      )
    }
  }
}
