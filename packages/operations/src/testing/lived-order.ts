import type { Db } from '@cauce/database/connection'
import { systemActor } from '@cauce/domain/access/scope'
import type { movableClock } from '@cauce/testing/clock'
import { sql } from 'kysely'
import { issueInvoice } from '../disbursement/issue-invoice.ts'
import { prepareDisbursement } from '../disbursement/prepare-disbursement.ts'
import { markDisbursementPaid, markDisbursementRejected } from '../disbursement/settle-disbursement.ts'
import { markShipped } from '../orders/mark-shipped.ts'
import { saveCart } from '../orders/save-cart.ts'
import { orderQuote } from '../payments/order-quote.ts'
import { takePayment } from '../payments/take-payment.ts'
import type { Perform } from '../perform.ts'
import { recordRefundPart } from '../refunds/record-part.ts'
import { transferRefund } from '../refunds/transfer-refund.ts'
import { testCharges } from './charges.ts'
import { platformFinance } from './merchant.ts'
import { testOrder } from './order.ts'
import { testLine } from './sale.ts'

const issuer = { legalName: 'Cauce Pagos, S.A.', taxId: 'A83741207', address: ['Calle de Alcalá, 45', '28014 Madrid'] }

/**
 * An order to which everything happened that moves money: confirmed with a first charge on 22 November 2026, shipped, paid
 * out and rejected, paid out again, a line returned with its money back to the card and the rest by transfer, another
 * instalment and an early payment charged, paid out net, and its month invoiced. The clock stands in January.
 */
export async function livedOrder(owner: Db, perform: Perform, clock: ReturnType<typeof movableClock>) {
  clock.set('2026-11-22T12:00:00.000Z')
  const lines = [
    testLine('product', 'Libro', 100_000),
    testLine('product', 'Láminas', 180_000),
    testLine('discount', 'Otoño', 10_001),
  ]
  const order = await testOrder(owner, perform, { lines })
  const { id, agent, merchantId } = order
  const system = systemActor(merchantId)
  const place = { iban: 'ES9121000418450200051332', street: 'Calle Uría, 12', postcode: '33003', city: 'Oviedo' }
  await owner.updateTable('merchant').set(place).where('id', '=', merchantId).execute()
  await owner.updateTable('order_tariff').set({ rate_bp: 333 }).where('order_id', '=', id).execute()
  const prepare = async (day: string) => (await perform(prepareDisbursement, system, { merchantId, day }))?.id ?? ''
  const toBank = (payment: string) =>
    owner
      .updateTable('disbursement')
      .set({ state: 'sent', sent_at: clock.now().toISOString() })
      .where('id', '=', payment)
      .execute()

  const [book] = await order.lines()
  await perform(markShipped, agent, { id, lineIds: [book!.lineId] })
  clock.advance({ hours: 1 })
  const rejected = await prepare('2026-11-23')
  await toBank(rejected)
  await perform(markDisbursementRejected, platformFinance, { id: rejected, reason: 'AC04: cuenta cerrada' })
  await perform(markShipped, agent, { id })
  clock.advance({ hours: 1 })
  const paid = await prepare('2026-11-24')
  await toBank(paid)
  await perform(markDisbursementPaid, platformFinance, { id: paid })

  clock.set('2026-12-22T08:00:00.000Z')
  const charges = await testCharges(owner, perform, order)
  await charges.charge('captured')
  const { version } = await perform(orderQuote, agent, { orderId: id })
  const payment = { purpose: 'prepayment' as const, amountCents: 12_345 }
  const { chargeId } = await perform(takePayment, agent, { orderId: id, version, payment })
  await charges.settle(chargeId!, 'captured')

  clock.advance({ hours: 1 })
  await sql`update charge set intent_id = 'pi_' || id where order_id = ${id}`.execute(owner)
  const kept = (await order.lines()).slice(0, 1)
  const { revision } = await order.order()
  const edited = kept.map(({ shipped: _, shippedAt: __, returnedUnits: ___, ...line }) => line)
  await perform(saveCart, agent, { id, lines: edited, revision, reason: 'Vuelven las láminas' })
  const [refund] = await order.refunds()
  const parts = await owner
    .selectFrom('refund_part')
    .selectAll()
    .where('refund_id', '=', refund!.id)
    .orderBy('id')
    .execute()
  for (const [index, part] of parts.entries())
    await perform(recordRefundPart, order.process, {
      ...{ id: refund!.id, partId: part.id, providerId: `re_${part.id}` },
      outcome: index === 0 ? 'failed' : 'succeeded',
      ...(index === 0 && { failureCode: 'expired_or_canceled_card' }),
    })
  const transferCents = refund!.amount_cents - parts.slice(1).reduce((sum, part) => sum + part.amount_cents, 0)
  await perform(transferRefund, platformFinance, {
    ...{ id: refund!.id, amountCents: transferCents, iban: 'ES9121000418450200051332', holder: 'Ana Ruiz' },
  })
  clock.set('2027-01-02T06:00:00.000Z')
  const invoice = await perform(issueInvoice, system, { merchantId, month: '2026-11-01', issuer })
  return { ...order, rejected, paid, refundId: refund!.id, invoiceId: invoice?.id ?? '' }
}
