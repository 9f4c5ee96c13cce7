import { date, money } from '@cauce/i18n/format'
import type { Locale } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import { factList, heading, note } from '../pdf/blocks.ts'
import { drawnPdf } from '../pdf/paper.ts'
import { drawTable } from '../pdf/table.ts'

/** Where a part of a refund went. Of a card only its last four digits are known, and of an account what anybody reads of it. */
export type RefundWay = { kind: 'card'; last4: string } | { kind: 'transfer'; account: string }

/** A refund to a shopper, in the parts in which it was sent; amounts in cents, dates ISO. */
export type Refund = {
  reference: string
  merchantName: string
  orderReference: string
  shopperName: string
  refundedOn: string
  parts: readonly { sentOn: string; amountCents: number; way: RefundWay }[]
}

/** The shopper's receipt of a refund; `issuer` is the platform's name. */
export function refundReceiptPdf(refund: Refund, issuer: string, locale: Locale): Promise<Uint8Array> {
  const { parts, reference, refundedOn } = refund
  const title = m.disbursement_title_receipt({ reference }, { locale })
  const total = money(
    parts.reduce((sum, { amountCents }) => sum + amountCents, 0),
    locale,
  )
  return drawnPdf({ title, author: issuer, locale, issuedOn: refundedOn }, (paper) => {
    heading(paper, title)
    factList(paper, [
      [m.disbursement_customer({}, { locale }), refund.shopperName],
      [m.disbursement_merchant({}, { locale }), refund.merchantName],
      [m.disbursement_order({}, { locale }), refund.orderReference],
      [m.disbursement_refunded_on({}, { locale }), date(refundedOn, locale)],
      [m.disbursement_refund_amount({}, { locale }), total],
    ])
    drawTable(
      paper,
      [
        { head: m.disbursement_refunded_on({}, { locale }), share: 25 },
        { head: m.disbursement_refund_way({}, { locale }), share: 50 },
        { head: m.disbursement_gross({}, { locale }), share: 25, align: 'right' },
      ],
      parts.map(({ sentOn, way, amountCents }) => [
        date(sentOn, locale),
        wayText(way, locale),
        money(amountCents, locale),
      ]),
      [m.disbursement_total({}, { locale }), '', total],
    )
    note(paper, m.disbursement_refund_note({}, { locale }))
  })
}

const wayText = (way: RefundWay, locale: Locale): string =>
  way.kind === 'card'
    ? m.disbursement_refund_card({ last4: way.last4 }, { locale })
    : m.disbursement_refund_transfer({ iban: way.account }, { locale })
