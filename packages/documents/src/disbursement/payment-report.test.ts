import { buffer } from 'node:stream/consumers'
import { joined, money, rate } from '@cauce/i18n/format'
import { type Locale, locales } from '@cauce/i18n/locale'
import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { plain, readPdf } from '../pdf/testing/read-pdf.ts'
import { type Rows, rowsOfWorkbook } from '../workbooks/testing/read-workbook.ts'
import { type DailyPayment, grossCents, type PaidOrder, payableCents, paymentTotals } from './payment.ts'
import { paymentOrdersFile } from './payment-orders.ts'
import { paymentReportPdf } from './payment-report.ts'

const order: PaidOrder = {
  ...{ reference: 'MKT-1', customerName: 'Ángela Núñez' },
  ...{ shippedCents: 1_234_56, returnedCents: 34_56, rateBp: 300, commissionNetCents: 36_00, commissionVatCents: 7_56 },
}
const many = Array.from({ length: 500 }, (_, index) => ({
  ...order,
  ...{ reference: `MKT-${index + 1}`, shippedCents: order.shippedCents + index },
}))
const payment: DailyPayment = {
  ...{ reference: 'D-20261123-7', day: '2026-11-23', state: 'paid', merchantName: 'Œuvres d’Été & Peñíscola, S.L.' },
  ...{ account: 'ES•• •••• 1332', vatRatesBp: [1000, 2100], orders: [order] },
}
const report = async (some: Partial<DailyPayment>, locale: Locale = 'es') =>
  readPdf(await paymentReportPdf({ ...payment, ...some }, 'Cauce Pagos, S.A.', locale))

describe('the report of a payment', () => {
  test.each([...locales])('tells merchant, date, orders and commission, with accents and euros: %s', async (locale) => {
    const { text, title, language, fonts } = await report({}, locale)
    for (const said of ['D-20261123-7', 'Œuvres d’Été & Peñíscola, S.L.', '23/11/2026', 'ES•• •••• 1332'])
      expect(text).toContain(said)
    expect(text).toContain('Cauce Pagos, S.A.')
    expect(text).toContain(plain(rate(300, locale)))
    expect(text).toContain(plain(joined([rate(1000, locale), rate(2100, locale)], locale)))
    for (const cents of [1_234_56, 34_56, 1_200_00, 36_00, 7_56, 1_156_44, 43_56])
      expect(text).toContain(plain(money(cents, locale)))
    expect(title).toContain('D-20261123-7')
    expect(language).toMatch(new RegExp(`^${locale}-`))
    // Both faces are within the file.
    expect(fonts).toBe(2)
    expect(text).not.toMatch(/undefined|NaN|disbursement_/)
  })

  test('says how the payment stands, and of none that it is paid before it is sent', async () => {
    const rejected = { reason: 'AC04', on: '2026-11-25' }
    const { text } = await report({ state: 'rejected', rejected })
    for (const said of [
      'Rechazado',
      '25/11/2026',
      'AC04: cuenta cerrada.',
      'pasa al pago siguiente',
      'Importe no abonado',
    ])
      expect(text).toContain(said)
    const { text: prepared } = await report({ state: 'prepared' })
    for (const said of ['Preparado', 'Importe por abonar']) expect(prepared).toContain(said)
    for (const unsaid of [text, prepared]) expect(unsaid).not.toContain('Importe abonado')
  })

  test('is tagged: a title, headings, and a table with its head', async () => {
    const { tags } = await report({})
    for (const kind of ['Document', 'H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD']) expect(tags).toContain(kind)
    expect(tags.filter((kind) => kind === 'TH')).toHaveLength(9)
    expect(tags.filter((kind) => kind === 'TD')).toHaveLength(18)
  })

  test('goes on over pages with the head of its table and the page’s number on each', async () => {
    const { pages, tags, text } = await report({ orders: many })
    expect(pages.length).toBeGreaterThan(5)
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`Página ${index + 1} de ${pages.length}`)
      if (page.includes('MKT-'))
        expect(page).toContain('Pedido Cliente Enviado Devuelto Importe Tarifa Comisión IVA A pagar')
    }
    for (const { reference } of many) expect(text).toContain(`${reference} `)
    // To who listens, the table has one head.
    expect(tags.filter((kind) => kind === 'TH')).toHaveLength(9)
  })

  test('the same payment gives the same bytes', async () => {
    const [one, other] = [
      await paymentReportPdf(payment, 'Cauce', 'fr'),
      await paymentReportPdf(payment, 'Cauce', 'fr'),
    ]
    expect(Buffer.compare(one, other)).toBe(0)
  })

  test('a name longer than its column takes more lines, and loses nothing', async () => {
    const customerName = 'María de los Ángeles Fernández de Córdoba y Álvarez de Toledo'
    const { text } = await report({ orders: [{ ...order, customerName }] })
    for (const word of customerName.split(' ')) expect(text).toContain(word)
  })
})

const cents = fc.integer({ min: 0, max: 900_000 })
const anyOrders = fc
  .array(
    fc.record({ shippedCents: cents, returnedCents: cents, commissionNetCents: cents, commissionVatCents: cents }),
    {
      minLength: 1,
      maxLength: 40,
    },
  )
  .map((some) => some.map((amounts, index) => ({ ...order, ...amounts, reference: `R${index}` })))

test.prop([anyOrders])('what is paid is the sum of what each order leaves', (orders) => {
  const sum = paymentTotals(orders)
  expect(sum.grossCents).toBe(sum.shippedCents - sum.returnedCents)
  expect(sum.payableCents).toBe(sum.grossCents - sum.commissionNetCents - sum.commissionVatCents)
})

test.prop([anyOrders], { numRuns: 4, endOnFailure: true })(
  'report and workbook say the same to the cent, whatever the orders',
  async (orders) => {
    const { text } = await report({ orders }, 'en')
    const [, told = ''] = /Total ((?:-?€[\d,.]+ ?){6})/.exec(text) ?? []
    const sum = paymentTotals(orders)
    const inReport = told
      .trim()
      .split(' ')
      .map((amount) => Math.round(Number(amount.replace(/[€,]/g, '')) * 100))
    expect(inReport).toEqual([
      ...[sum.shippedCents, sum.returnedCents, sum.grossCents],
      ...[sum.commissionNetCents, sum.commissionVatCents, sum.payableCents],
    ])
    const rows = await workbookRows(orders)
    const columnSums = [2, 3, 4, 5, 6, 7].map((column) =>
      rows.reduce((total, row) => total + Math.round(Number(row[column]) * 100), 0),
    )
    expect(columnSums).toEqual(inReport)
  },
)

async function workbookRows(orders: readonly PaidOrder[]): Promise<Rows> {
  async function* batches() {
    for (const one of orders) yield [one]
  }
  const file = paymentOrdersFile(batches(), { format: 'xlsx', locale: 'en', today: '2026-11-23' })
  expect(file.fileName).toBe('orders-in-the-payment-2026-11-23.xlsx')
  const rows = rowsOfWorkbook(await buffer(file.body))
  expect(rows[0]).toEqual(['Order', 'Customer', 'Shipped', 'Returned', 'Amount', 'Commission', 'VAT', 'Payable'])
  return rows.slice(1)
}

test('the workbook has a row for each order, with its amounts as numbers', async () => {
  expect(await workbookRows([order])).toEqual([
    ['MKT-1', 'Ángela Núñez', 1234.56, 34.56, grossCents(order) / 100, 36, 7.56, payableCents(order) / 100],
  ])
})
