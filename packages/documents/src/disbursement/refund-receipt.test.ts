import { money } from '@cauce/i18n/format'
import { locales } from '@cauce/i18n/locale'
import { expect, test } from 'vitest'
import { plain, readPdf } from '../pdf/testing/read-pdf.ts'
import { type Refund, refundReceiptPdf } from './refund-receipt.ts'

const refund: Refund = {
  ...{ reference: 'DEV-7', merchantName: 'Academia Norte', orderReference: 'MKT-1', shopperName: 'Ángela Núñez' },
  refundedOn: '2026-11-23',
  parts: [
    { sentOn: '2026-11-23', amountCents: 50_01, way: { kind: 'card', last4: '4242' } },
    { sentOn: '2026-11-24', amountCents: 9_99, way: { kind: 'transfer', account: 'ES•• •••• 1332' } },
  ],
}

test.each([...locales])('a receipt tells what was given back, in which parts, and where to: %s', async (locale) => {
  const { text, title, tags } = await readPdf(await refundReceiptPdf(refund, 'Cauce Pagos, S.A.', locale))
  for (const said of ['DEV-7', 'MKT-1', 'Academia Norte', 'Ángela Núñez', '23/11/2026', '24/11/2026', '4242'])
    expect(text).toContain(said)
  expect(text).toContain('ES•• •••• 1332')
  expect(text).not.toContain('2100')
  for (const cents of [50_01, 9_99, 60_00]) expect(text).toContain(plain(money(cents, locale)))
  expect(title).toContain('DEV-7')
  expect(tags).toContain('Table')
  expect(text).not.toMatch(/undefined|NaN|disbursement_/)
})
