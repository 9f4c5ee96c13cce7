import { partToGiveBack } from '../../../refunds/part-to-give-back.ts'
import { recordRefundPart } from '../../../refunds/record-part.ts'
import { transferRefund } from '../../../refunds/transfer-refund.ts'
import { platformFinance } from '../../merchant.ts'
import { paidMerchantIban } from '../../shipped-orders.ts'
import { type Deeds, pick } from './deeds.ts'

/** What goes back to the shopper: to the cards that paid, and to an account what they do not take. */
export const refundDeeds: Deeds<'give back' | 'transfer'> = {
  'give back': async (life, { nth, answer }) => {
    const { perform } = life.world
    const part = pick(
      life.facts.parts.filter(({ state }) => state !== 'failed' && (state !== 'succeeded' || answer === 'failed')),
      nth,
    )
    if (!part) return false
    const { amountCents, intentId } = await perform(partToGiveBack, life.process, {
      ...{ id: part.refundId, partId: part.id },
    })
    if (answer === 'succeeded') life.model.giveBack(part.orderId, intentId, amountCents)
    if (answer === 'failed' && part.state === 'succeeded') life.model.giveBack(part.orderId, intentId, -amountCents)
    await perform(recordRefundPart, life.process, {
      ...{ id: part.refundId, partId: part.id, outcome: answer },
      ...(answer !== 'unknown' && { providerId: `re_${part.id}` }),
    })
    return true
  },

  transfer: async (life, { nth, twice }) => {
    const refund = pick(
      life.facts.refunds.filter(({ state }) => state === 'to-transfer'),
      nth,
    )
    if (!refund) return false
    const onCards = life.facts.parts
      .filter(({ refundId, state }) => refundId === refund.id && state !== 'failed')
      .reduce((sum, { cents }) => sum + cents, 0)
    const amountCents = refund.cents - onCards - (life.model.transferredOfRefund.get(refund.id) ?? 0)
    const asked = { id: refund.id, amountCents, iban: paidMerchantIban, holder: 'Ana Ruiz' }
    for (let times = twice ? 2 : 1; times > 0; times--) await life.world.perform(transferRefund, platformFinance, asked)
    life.model.transfer(refund.orderId, refund.id, amountCents)
    return true
  },
}
