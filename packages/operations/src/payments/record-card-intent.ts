import { Id } from '@cauce/domain/schema'
import { tellInstalments } from '@cauce/workflows/payments/contract'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { ofOrder } from '../orders/of-order.ts'
import { tellProcess } from '../tell-process.ts'
import { cardChangeOfLink } from './card-change-of-link.ts'
import { LinkToken } from './link-token.ts'

/**
 * Keeps the acquirer's id of the intent that another card is given with; the process is told to watch it, should the page and
 * the webhook be lost. The first id stays. Refuses with `link-unknown`, `link-expired` or `not-found`.
 */
export const recordCardIntent = operation({
  name: 'payments.record-card-intent',
  permission: 'checkout.pay',
  input: z.object({ token: LinkToken, changeId: Id, intentId: z.string().min(1).max(200) }),
  async run({ tx, now, record, unchanged }, { token, changeId, intentId }) {
    const { order, planId, change } = await cardChangeOfLink(tx, { token, changeId, now })
    if (change.state !== 'begun') {
      unchanged()
      return { intentId: change.intent_id }
    }
    await tx.updateTable('card_change').set({ state: 'open', intent_id: intentId }).where('id', '=', changeId).execute()
    await record({ ...ofOrder(order), before: { cardChange: 'begun' }, after: { cardChange: 'open' } })
    const plan = { merchantId: order.merchant_id, id: planId }
    await tellProcess(tx, tellInstalments(plan, 'cardBegun', { changeId }, `card-change/${changeId}/begun`))
    return { intentId }
  },
})
