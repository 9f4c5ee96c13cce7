import type { Db } from '@cauce/database/connection'
import { type Actor, systemActor } from '@cauce/domain/access/scope'
import { claimFinancing } from '../financing/claim-financing.ts'
import { beginPayment } from '../payments/begin-payment.ts'
import { recordIntent } from '../payments/record-intent.ts'
import { submitCard } from '../payments/submit-card.ts'
import type { Perform } from '../perform.ts'
import { testSale } from './sale.ts'

/**
 * A sale of 2.890,00 € that was sent, with what its process, its agent and its shopper are to the operations. `begin`
 * opens an attempt for 3 instalments, or as many as are told, with an intent at the acquirer.
 */
export async function testPayment(owner: Db, perform: Perform, options: Parameters<typeof testSale>[1] = {}) {
  const sale = await testSale(owner, options)
  const { financingId: id, merchantId, orderId, centreId, customerId, token, shopper } = sale
  const process = systemActor(merchantId)
  const agent: Actor = {
    userId: merchantId,
    role: 'merchant-administrator',
    scope: { kind: 'merchant', merchantId, centreIds: 'all' },
  }
  async function begin(instalments = 3): Promise<string> {
    const { attemptId } = await perform(beginPayment, sale.shopper, { token, instalments, termsAccepted: true })
    await perform(recordIntent, sale.shopper, { token, attemptId, intentId: `pi_${attemptId}` })
    return attemptId
  }
  return {
    ...{ id, merchantId, orderId, centreId, customerId, shopper, process, agent, begin },
    /** The card's frame answered. */
    submit: (attemptId: string) => perform(submitCard, sale.shopper, { token, attemptId }),
    claim: (attemptId: string) => perform(claimFinancing, process, { id, attemptId }),
    financing: () => owner.selectFrom('financing').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    attempt: (attemptId: string) =>
      owner.selectFrom('payment_attempt').selectAll().where('id', '=', attemptId).executeTakeFirstOrThrow(),
    messages: () => owner.selectFrom('message').selectAll().where('subject_id', '=', id).orderBy('id').execute(),
    /** Every entry of its ledger, oldest first, with its postings in cents. */
    async ledger() {
      const rows = await owner
        .selectFrom('ledger_entry')
        .innerJoin('ledger_posting', 'ledger_posting.entry_id', 'ledger_entry.id')
        .select(['kind', 'account', 'amount_cents'])
        .where('financing_id', '=', id)
        .orderBy('ledger_entry.id')
        .orderBy('position')
        .execute()
      return rows.map(({ kind, account, amount_cents }) => `${kind} ${account} ${amount_cents}`)
    },
  }
}
