import { expect } from 'vitest'
import { makePayoutFile } from '../../../disbursement/make-payout-file.ts'
import { payoutFileContent } from '../../../disbursement/payout-files.ts'
import { prepareDisbursement } from '../../../disbursement/prepare-disbursement.ts'
import { markDisbursementPaid, markDisbursementRejected } from '../../../disbursement/settle-disbursement.ts'
import { platformFinance, testDebtor } from '../../merchant.ts'
import type { Life } from '../life.ts'
import { type Deeds, pick, refusedAs } from './deeds.ts'

/** The merchant's payments: prepared, handed to the bank, paid, rejected. */
export const payoutDeeds: Deeds<'prepare' | 'send' | 'pay out' | 'reject'> = {
  prepare: async (life, { twice }) => {
    const day = life.today
    const { model } = life
    const earlier = model.payments.find((payment) => payment.day === day)
    const balanceCents = model.balanceCents
    for (let times = twice ? 2 : 1; times > 0; times--) {
      const payment = await life.world.perform(prepareDisbursement, life.process, {
        merchantId: life.merchant.id,
        day,
      })
      if (earlier) expect(payment?.id).toBe(earlier.id)
      else if (balanceCents <= 0) expect(payment).toBeNull()
      else {
        expect(payment).not.toBeNull()
        if (!model.payments.some(({ id }) => id === payment!.id)) model.prepared({ ...payment!, day })
      }
    }
    expect(model.payments.filter((payment) => payment.day === day).length).toBeLessThanOrEqual(1)
    return true
  },

  send: async (life) => {
    const { perform } = life.world
    const prepared = life.model.payments.filter(({ state }) => state === 'prepared')
    if (prepared.length === 0) return false
    const { id } = await perform(makePayoutFile, platformFinance, testDebtor)
    const { transfers } = await perform(payoutFileContent, platformFinance, { id })
    const standing = new Map(life.facts.payments.map((payment) => [payment.number, payment.paid]))
    const ours = transfers.filter(({ remittance }) => standing.has(remittance))
    expect(ours.map(({ remittance, amountCents }) => ({ remittance, amountCents }))).toEqual(
      prepared.map(({ number }) => ({ remittance: number, amountCents: standing.get(number) })),
    )
    for (const payment of prepared) {
      expect(life.model.handedOver).not.toContain(payment.number)
      life.model.handedOver.push(payment.number)
      payment.state = 'sent'
    }
    return true
  },

  'pay out': async (life, { nth, twice }) => {
    const payment = pick(standing(life), nth)
    if (!payment) return false
    const isPaid = payment.state === 'sent' || payment.state === 'paid'
    for (let times = twice ? 2 : 1; times > 0; times--)
      await refusedAs(
        isPaid ? undefined : 'move-not-allowed',
        life.world.perform(markDisbursementPaid, platformFinance, { id: payment.id }),
      )
    if (isPaid) payment.state = 'paid'
    return true
  },

  reject: async (life, { nth, twice }) => {
    const payment = pick(standing(life), nth)
    if (!payment) return false
    const asked = { id: payment.id, reason: 'Cuenta cerrada' }
    for (let times = twice ? 2 : 1; times > 0; times--)
      await life.world.perform(markDisbursementRejected, platformFinance, asked)
    payment.state = 'rejected'
    return true
  },
}

/** The newest first. */
const standing = ({ model }: Life) => model.payments.filter(({ state }) => state !== 'rejected').toReversed()
