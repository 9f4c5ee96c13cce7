import { disbursementStateWords } from '@cauce/i18n/disbursement-words'
import { date, joined, money, rate } from '@cauce/i18n/format'
import type { Locale } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import { bankReasonSentence } from '@cauce/i18n/statement-words'
import { factList, heading, note, paragraph, subheading } from '../pdf/blocks.ts'
import { drawnPdf, type Paper } from '../pdf/paper.ts'
import { drawTable } from '../pdf/table.ts'
import { type DailyPayment, grossCents, type PaidOrder, payableCents, paymentTotals } from './payment.ts'

/** The report of a daily payment with its commission statement, for the merchant; `issuer` is the platform's name. */
export function paymentReportPdf(payment: DailyPayment, issuer: string, locale: Locale): Promise<Uint8Array> {
  const title = m.disbursement_title_report({ reference: payment.reference }, { locale })
  const described = { title, author: issuer, locale, issuedOn: payment.day, layout: 'landscape' } as const
  return drawnPdf(described, (paper) => {
    heading(paper, title)
    factList(paper, [
      [m.disbursement_issuer({}, { locale }), issuer],
      [m.disbursement_merchant({}, { locale }), payment.merchantName],
      [m.disbursement_reference({}, { locale }), payment.reference],
      [m.disbursement_day({}, { locale }), date(payment.day, locale)],
      [m.disbursement_state({}, { locale }), disbursementStateWords[payment.state]({}, { locale })],
      [m.disbursement_account({}, { locale }), payment.account],
    ])
    if (payment.rejected) {
      const { on, reason } = payment.rejected
      const said = { date: date(on, locale), reason: bankReasonSentence(reason, locale) }
      paragraph(paper, m.disbursement_rejected(said, { locale }))
    }
    subheading(paper, m.disbursement_orders_heading({}, { locale }))
    drawOrders(paper, payment.orders)
    subheading(paper, m.disbursement_statement({}, { locale }))
    factList(paper, commissionStatement(payment, locale))
    note(paper, m.disbursement_statement_note({}, { locale }))
  })
}

function drawOrders(paper: Paper, orders: readonly PaidOrder[]): void {
  const { locale } = paper
  const right = { align: 'right', share: 12 } as const
  const columns = [
    { head: m.disbursement_order({}, { locale }), share: 17 },
    { head: m.disbursement_customer({}, { locale }), share: 20 },
    { head: m.disbursement_shipped({}, { locale }), ...right },
    { head: m.disbursement_returned({}, { locale }), ...right },
    { head: m.disbursement_gross({}, { locale }), ...right },
    { head: m.disbursement_rate({}, { locale }), ...right, share: 8 },
    { head: m.disbursement_commission({}, { locale }), ...right },
    { head: m.disbursement_vat({}, { locale }), ...right, share: 11 },
    { head: m.disbursement_payout({}, { locale }), ...right },
  ]
  const amounts = (cents: readonly number[]) => cents.map((one) => money(one, locale))
  const rows = orders.map((order) => [
    order.reference,
    order.customerName,
    ...amounts([order.shippedCents, order.returnedCents, grossCents(order)]),
    rate(order.rateBp, locale),
    ...amounts([order.commissionNetCents, order.commissionVatCents, payableCents(order)]),
  ])
  const sum = paymentTotals(orders)
  drawTable(paper, columns, rows, [
    ...[m.disbursement_total({}, { locale }), ''],
    ...amounts([sum.shippedCents, sum.returnedCents, sum.grossCents]),
    '',
    ...amounts([sum.commissionNetCents, sum.commissionVatCents, sum.payableCents]),
  ])
}

const paidWords = {
  prepared: m.disbursement_statement_to_pay,
  sent: m.disbursement_statement_paid,
  paid: m.disbursement_statement_paid,
  rejected: m.disbursement_statement_unpaid,
}

function commissionStatement({ orders, state, vatRatesBp }: DailyPayment, locale: Locale): [string, string][] {
  const sum = paymentTotals(orders)
  const feesCents = sum.commissionNetCents + sum.commissionVatCents
  return [
    [m.disbursement_statement_base({}, { locale }), money(sum.grossCents, locale)],
    [m.disbursement_statement_net({}, { locale }), money(sum.commissionNetCents, locale)],
    [
      m.disbursement_vat_rate({}, { locale }),
      joined(
        vatRatesBp.map((each) => rate(each, locale)),
        locale,
      ),
    ],
    [m.disbursement_statement_vat({}, { locale }), money(sum.commissionVatCents, locale)],
    [m.disbursement_statement_fees({}, { locale }), money(feesCents, locale)],
    [paidWords[state]({}, { locale }), money(sum.payableCents, locale)],
  ]
}
