import { mayMove } from '@cauce/domain/moves'
import { cardChangeMoves } from '@cauce/domain/payments/states'
import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { queueOrderMessage } from '../messaging/queue-order-message.ts'
import { operation } from '../operation.ts'
import { ofOrder } from '../orders/of-order.ts'
import { insertCard } from './insert-card.ts'
import { lockByPlan } from './lock-by-plan.ts'
import { lockCardChange } from './lock-card-change.ts'
import { storedCard } from './stored-card.ts'

/**
 * What became of a change of card. `kept`: the card is charged from now on, and the shopper told; `refused`: the acquirer
 * refused a card, in its own word `declineCode`, and another one may follow; `voided`: nothing came of it. A settled one
 * stays as it is.
 */
export const settleCardChange = operation({
  name: 'payments.settle-card-change',
  permission: 'payments.process',
  input: z.object({
    id: Id,
    changeId: Id,
    settled: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('kept'), card: storedCard }),
      z.object({ outcome: z.literal('refused'), declineCode: z.string().max(100) }),
      z.object({ outcome: z.literal('voided') }),
    ]),
  }),
  async run({ tx, now, linkKey, record, unchanged }, { id, changeId, settled }) {
    const { order, plan } = await lockByPlan(tx, id)
    const change = await lockCardChange(tx, id, changeId)
    if (settled.outcome === 'refused') {
      if (change.state !== 'open' || change.decline_code === settled.declineCode) return unchanged()
      const { declineCode } = settled
      await tx.updateTable('card_change').set({ decline_code: declineCode }).where('id', '=', changeId).execute()
      return record({ ...ofOrder(order), after: { cardChange: 'open', declineCode } })
    }
    const { outcome } = settled
    if (!mayMove(cardChangeMoves, change.state, outcome)) return unchanged()
    await tx.updateTable('card_change').set({ state: outcome, settled_at: now }).where('id', '=', changeId).execute()
    if (settled.outcome === 'kept') {
      await insertCard(tx, { id: plan.id, merchantId: order.merchant_id }, settled.card, now)
      await queueOrderMessage(tx, linkKey, order, { template: 'card-changed', about: `card/${changeId}` }, now)
    }
    await record({ ...ofOrder(order), before: { cardChange: change.state }, after: { cardChange: outcome } })
  },
})
