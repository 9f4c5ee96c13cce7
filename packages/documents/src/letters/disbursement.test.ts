import { money } from '@cauce/i18n/format'
import { locales } from '@cauce/i18n/locale'
import { expect, test } from 'vitest'
import { disbursementLetter } from './disbursement.ts'

const facts = {
  ...{ merchantName: 'École Lumière', recipientName: 'Claire', number: 'D-20261123-7', orders: 1204 },
  ...{ grossCents: 100_00, feesCents: 3_63, paidCents: 96_37, accountEnd: '1332' },
  link: 'https://backoffice.example/disbursements/7',
}

test.each([...locales])(
  'a payment is told with its number, amounts, account’s end and where its papers are: %s',
  async (locale) => {
    const { subject, text, html } = await disbursementLetter(facts, locale)
    expect(subject).toContain(money(96_37, locale))
    for (const told of ['Claire', 'École Lumière', 'D-20261123-7', '1332', facts.link]) expect(text).toContain(told)
    for (const cents of [100_00, -3_63, 96_37]) expect(text).toContain(money(cents, locale))
    expect(html).toContain(facts.link)
  },
)
