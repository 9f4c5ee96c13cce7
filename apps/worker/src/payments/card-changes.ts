import { systemActor } from '@cauce/domain/access/scope'
import type { CardIntent } from '@cauce/domain/payments/card-gateway'
import { cardChangeToSettle } from '@cauce/operations/payments/card-change-to-settle'
import { settleCardChange } from '@cauce/operations/payments/settle-card-change'
import type { InstalmentErrands } from '@cauce/workflows/payments/activities'
import type { Dependencies } from '../dependencies.ts'

type CardSteps = Pick<InstalmentErrands, 'lookAtCardChange' | 'forgetReplacedCards' | 'giveUpCardChange'>

/** The steps of a plan's process that see to another card than the one in use. */
export function createCardSteps({ perform, cards }: Dependencies): CardSteps {
  return {
    async lookAtCardChange({ merchantId, id }, changeId, now) {
      const actor = systemActor(merchantId)
      const { state, intentId } = await perform(cardChangeToSettle, actor, { id, changeId })
      if (state === 'kept') return { standing: 'kept' }
      if (state !== 'open' || intentId === null) return { standing: 'gone' }
      const intent = await cards.readIntent(intentId)
      const settled = settledAs(intent)
      if (settled) await perform(settleCardChange, actor, { id, changeId, settled }, { now })
      if (settled?.outcome === 'kept') return { standing: 'kept' }
      return { standing: settled?.outcome === 'voided' ? 'gone' : 'open' }
    },

    async forgetReplacedCards({ merchantId, id }, changeId) {
      const { replacedCards } = await perform(cardChangeToSettle, systemActor(merchantId), { id, changeId })
      for (const card of replacedCards) await cards.forget(card, changeId)
    },

    async giveUpCardChange({ merchantId, id }, changeId, now) {
      const actor = systemActor(merchantId)
      const { state, intentId } = await perform(cardChangeToSettle, actor, { id, changeId })
      if (state !== 'open' || intentId === null) return
      const intent = await cards.cancel(intentId, changeId)
      const settled = settledAs(intent)
      const outcome = settled?.outcome === 'kept' ? settled : { outcome: 'voided' as const }
      await perform(settleCardChange, actor, { id, changeId, settled: outcome }, { now })
    },
  }
}

/** What became of an intent that keeps a card; undefined while it waits for one. */
function settledAs({ status, card, declineCode }: CardIntent) {
  if (status === 'kept' && card) return { outcome: 'kept' as const, card }
  if (status === 'cancelled') return { outcome: 'voided' as const }
  return status === 'open' && declineCode !== undefined
    ? { outcome: 'refused' as const, declineCode: declineCode.slice(0, 100) }
    : undefined
}
