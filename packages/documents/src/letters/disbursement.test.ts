import { money } from '@cauce/i18n/format'
import { locales } from '@cauce/i18n/locale'
import { bankReasonSentence } from '@cauce/i18n/statement-words'
import { expect, test } from 'vitest'
import { disbursementLetter } from './disbursement.ts'

const facts = {
  ...{ merchantName: 'École Lumière', recipientName: 'Claire', number: 'D-20261123-7', orders: 1204 },
  ...{ grossCents: 100_00, feesCents: 3_63, paidCents: 96_37, rejectReason: null, accountEnd: '1332' },
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

test.each([...locales])('a payment that was not credited is told with its reason: %s', async (locale) => {
  const { subject, text } = await disbursementLetter({ ...facts, rejectReason: 'AC04' }, locale)
  expect(subject).toContain(money(96_37, locale))
  for (const told of ['Claire', 'École Lumière', 'D-20261123-7', bankReasonSentence('AC04', locale), facts.link])
    expect(text).toContain(told)
  expect(subject).not.toBe((await disbursementLetter(facts, locale)).subject)
})

test('French elides nothing it cannot, keeps its space before colons, and calls no two things alike', async () => {
  const { text } = await disbursementLetter(facts, 'fr')
  expect(text).not.toContain('de École')
  expect(text.replaceAll('https:', '')).not.toMatch(/[^\u00a0]:/)
  expect(text.match(/^Commandes|\. Commandes/gm)).toHaveLength(1)
})
