import { money, monthName } from '@cauce/i18n/format'
import { locales } from '@cauce/i18n/locale'
import { expect, test } from 'vitest'
import { invoiceLetter } from './invoice.ts'

const facts = {
  ...{ merchantName: 'École Lumière', recipientName: 'Claire', number: 'C2026-000007', month: '2026-10' },
  ...{ isCreditNote: false, corrects: null, netCents: 100_00, vatCents: 21_00, totalCents: 121_00 },
  link: 'https://backoffice.example/invoices',
}

test.each([...locales])('an invoice is told with its number, month, amounts and where it is: %s', async (locale) => {
  const { subject, text, html } = await invoiceLetter(facts, locale)
  expect(subject).toContain('C2026-000007')
  for (const told of ['Claire', 'École Lumière', monthName('2026-10', locale), facts.link]) expect(text).toContain(told)
  for (const cents of [100_00, 21_00, 121_00]) expect(text).toContain(money(cents, locale))
  expect(html).toContain(facts.link)
})

test.each([...locales])('a credit note is told with the invoice that it takes back: %s', async (locale) => {
  const note = { ...facts, number: 'R2026-000001', isCreditNote: true, corrects: 'C2026-000007', totalCents: -121_00 }
  const { subject, text } = await invoiceLetter(note, locale)
  expect(subject).toContain('R2026-000001')
  expect(text).toContain('C2026-000007')
  expect(text).toContain(money(-121_00, locale))
})

test.each([...locales])('the credit note of a month takes no invoice back: %s', async (locale) => {
  const note = { ...facts, number: 'R2026-000002', isCreditNote: true, totalCents: -121_00 }
  const { subject, text } = await invoiceLetter(note, locale)
  expect(subject).toBe((await invoiceLetter({ ...note, corrects: 'C2026-000007' }, locale)).subject)
  expect(text).toContain('R2026-000002')
  expect(text).not.toMatch(/null|C2026/)
})
