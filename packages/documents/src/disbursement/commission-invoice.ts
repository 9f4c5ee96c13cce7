import { date, money, rate, wholeNumber } from '@cauce/i18n/format'
import type { Locale } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import { factList, heading, paragraph, parties } from '../pdf/blocks.ts'
import { drawnPdf, type Paper } from '../pdf/paper.ts'
import { drawTable } from '../pdf/table.ts'

/** Who an invoice is from or to, as the law wants it: full name, tax id and address in its lines. */
export type InvoiceParty = { legalName: string; taxId: string; address: readonly string[] }

/**
 * The commission of a month; in a credit note every amount is below zero. Dates are ISO, rates in basis points. VAT is kept
 * as it was taken order by order, which may be cents away from the rate on the sum.
 */
export type CommissionInvoice = {
  number: string
  issuedOn: string
  period: { from: string; to: string }
  issuer: InvoiceParty
  recipient: InvoiceParty
  /** One line per rate. */
  lines: readonly { baseCents: number; vatRateBp: number; vatCents: number }[]
  /** The recipient, in another country of the Union, owes the VAT. */
  isReverseCharge: boolean
  isCreditNote: boolean
  /** The invoice that a credit note takes back, and why; none where it is that of a month that gave back more than it charged. */
  corrects?: { number: string; issuedOn: string; reason: string }
}

/**
 * The month's commission as an invoice, or as the credit note that corrects one. Source of its fields: Real Decreto
 * 1619/2012, art. 6; of a credit note's, art. 15.
 */
export function commissionInvoicePdf(invoice: CommissionInvoice, locale: Locale): Promise<Uint8Array> {
  const { number, issuedOn, issuer, corrects, isCreditNote, period } = invoice
  const title = isCreditNote
    ? m.disbursement_title_credit_note({ number }, { locale })
    : m.disbursement_title_invoice({ number }, { locale })
  return drawnPdf({ title, author: issuer.legalName, locale, issuedOn }, (paper) => {
    heading(paper, title)
    parties(paper, [
      { role: m.disbursement_issuer({}, { locale }), lines: partyLines(issuer, locale) },
      { role: m.disbursement_recipient({}, { locale }), lines: partyLines(invoice.recipient, locale) },
    ])
    const [series = ''] = number.split('-')
    factList(paper, [
      [m.disbursement_series({}, { locale }), series],
      [m.disbursement_number({}, { locale }), number],
      [m.disbursement_issued_on({}, { locale }), date(issuedOn, locale)],
      [
        m.disbursement_operations({}, { locale }),
        m.disbursement_period({ from: date(period.from, locale), to: date(period.to, locale) }, { locale }),
      ],
    ])
    if (corrects) {
      paragraph(
        paper,
        m.disbursement_corrects({ number: corrects.number, date: date(corrects.issuedOn, locale) }, { locale }),
      )
      factList(paper, [[m.disbursement_reason({}, { locale }), corrects.reason]])
    }
    if (isCreditNote && !corrects) paragraph(paper, m.disbursement_given_back({}, { locale }))
    drawLines(paper, invoice)
    if (invoice.isReverseCharge) paragraph(paper, m.disbursement_reverse_charge({}, { locale }))
  })
}

const partyLines = ({ legalName, taxId, address }: InvoiceParty, locale: Locale): string[] => [
  legalName,
  m.disbursement_tax_id({ taxId }, { locale }),
  ...address.map((line) => countryName(line, locale)),
]

/** Addresses end with a country's code. */
const countryName = (line: string, locale: Locale): string =>
  /^[A-Z]{2}$/.test(line) ? (new Intl.DisplayNames(locale, { type: 'region' }).of(line) ?? line) : line

function drawLines(paper: Paper, { lines }: CommissionInvoice): void {
  const { locale } = paper
  const right = { align: 'right', share: 14 } as const
  const columns = [
    { head: m.disbursement_description({}, { locale }), share: 34 },
    { head: m.disbursement_units({}, { locale }), ...right, share: 11 },
    { head: m.disbursement_unit_price({}, { locale }), ...right },
    { head: m.disbursement_base({}, { locale }), ...right },
    { head: m.disbursement_vat_rate({}, { locale }), ...right, share: 12 },
    { head: m.disbursement_vat_amount({}, { locale }), ...right },
  ]
  const sum = (of: 'baseCents' | 'vatCents') => lines.reduce((total, line) => total + line[of], 0)
  const [baseCents, vatCents] = [sum('baseCents'), sum('vatCents')]
  const rows = lines.map((line) => [
    m.disbursement_commission_of({}, { locale }),
    wholeNumber(1, locale),
    ...[money(line.baseCents, locale), money(line.baseCents, locale)],
    ...[rate(line.vatRateBp, locale), money(line.vatCents, locale)],
  ])
  const total = [m.disbursement_total({}, { locale }), '', '', money(baseCents, locale), '', money(vatCents, locale)]
  drawTable(paper, columns, rows, total)
  factList(paper, [[m.disbursement_invoice_total({}, { locale }), money(baseCents + vatCents, locale)]])
}
