import { invoiceNumber } from '@cauce/domain/disbursement/invoice-number'
import { money } from '@cauce/i18n/format'
import { type Locale, locales } from '@cauce/i18n/locale'
import { expect, test } from 'vitest'
import { plain, readPdf } from '../pdf/testing/read-pdf.ts'
import { type CommissionInvoice, commissionInvoicePdf } from './commission-invoice.ts'

const invoice: CommissionInvoice = {
  number: invoiceNumber('commission', 2026, 42),
  issuedOn: '2026-12-01',
  period: { from: '2026-11-01', to: '2026-11-30' },
  issuer: { legalName: 'Cauce Pagos, S.A.', taxId: 'A58818501', address: ['Calle de Alcalá, 1', '28014 Madrid'] },
  recipient: { legalName: 'Academia Ñandú, S.L.', taxId: 'B12345674', address: ['Gran Vía, 2', '48001 Bilbao'] },
  lines: [{ baseCents: 1_234_56, vatRateBp: 2100, vatCents: 259_26 }],
  isCreditNote: false,
  isReverseCharge: false,
}
const read = async (some: Partial<CommissionInvoice>, locale: Locale = 'es') =>
  readPdf(await commissionInvoicePdf({ ...invoice, ...some }, locale))

test.each([...locales])('an invoice has what the law demands: %s', async (locale) => {
  const { text, title, fonts } = await read({}, locale)
  for (const party of [invoice.issuer, invoice.recipient])
    for (const said of [party.legalName, party.taxId, ...party.address]) expect(text).toContain(said)
  for (const said of ['C2026', 'C2026-000042', '01/12/2026', '01/11/2026', '30/11/2026']) expect(text).toContain(said)
  for (const cents of [1_234_56, 259_26, 1_493_82]) expect(text).toContain(plain(money(cents, locale)))
  expect(text).toMatch(/21[.,]0 ?%/)
  expect(title).toContain('C2026-000042')
  expect(fonts).toBe(2)
  expect(text).not.toMatch(/undefined|NaN|disbursement_/)
})

test('in Spanish it says so in the words of the law', async () => {
  const { text } = await read({})
  const words = [
    'Factura C2026-000042',
    'Serie',
    'Fecha de expedición',
    'NIF A58818501',
    'Base imponible',
    'Tipo de IVA',
  ]
  for (const said of [...words, 'Cuota de IVA', 'Precio unitario', 'Total de la factura']) expect(text).toContain(said)
  expect(text).not.toContain('Inversión del sujeto pasivo')
})

test('a party’s country is named in the invoice’s language', async () => {
  const recipient = { ...invoice.recipient, address: ['8 rue des Martyrs', '75009 Paris', 'FR'] }
  expect((await read({ recipient })).text).toContain('Francia')
  expect((await read({ recipient }, 'en')).text).toContain('France')
})

test('several rates stand apart, and sum up', async () => {
  const lines = [...invoice.lines, { baseCents: 100_00, vatRateBp: 1000, vatCents: 10_00 }]
  const { text } = await read({ lines })
  for (const cents of [1_334_56, 269_26, 1_603_82]) expect(text).toContain(plain(money(cents, 'es')))
})

test('where the recipient owes the VAT, the invoice says so', async () => {
  const { text } = await read({ lines: [{ baseCents: 100_00, vatRateBp: 0, vatCents: 0 }], isReverseCharge: true })
  expect(text).toContain('Inversión del sujeto pasivo')
})

test.each([...locales])('a credit note names what it corrects, why, and amounts below zero: %s', async (locale) => {
  const { text, title } = await read(
    {
      ...{ number: invoiceNumber('credit-note', 2026, 1), issuedOn: '2026-12-15', isCreditNote: true },
      lines: [{ baseCents: -1_234_56, vatRateBp: 2100, vatCents: -259_26 }],
      corrects: { number: invoice.number, issuedOn: invoice.issuedOn, reason: 'Tarifa equivocada' },
    },
    locale,
  )
  expect(title).toContain('R2026-000001')
  for (const said of ['C2026-000042', '01/12/2026', '15/12/2026', 'Tarifa equivocada']) expect(text).toContain(said)
  for (const cents of [-1_234_56, -259_26, -1_493_82]) expect(text).toContain(plain(money(cents, locale)))
})

test('the credit note of a month that gave more back than it charged says so, and names no invoice', async () => {
  const lines = [{ baseCents: -40_00, vatRateBp: 2100, vatCents: -8_40 }]
  const { text, title } = await read({ number: invoiceNumber('credit-note', 2026, 2), isCreditNote: true, lines })
  expect(title).toBe('Factura rectificativa R2026-000002')
  expect(text).toContain('Comisión de operaciones anteriores')
  expect(text).not.toContain('Rectifica la factura')
})
