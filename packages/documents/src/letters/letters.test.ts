import { smsSize } from '@cauce/domain/messaging/segments'
import {
  confirmedText,
  declinedText,
  inReviewText,
  linkText,
  refundedText,
  reminderText,
  voidedText,
} from '@cauce/i18n/letters'
import { expect, test } from 'vitest'
import { type ConfirmedFacts, confirmedLetter } from './confirmed.ts'
import { declinedLetter } from './declined.ts'

const facts: ConfirmedFacts = {
  merchantName: 'Müller & <b>Söhne</b>',
  merchantPhone: '+34911234567',
  firstName: '<script>alert(1)</script>',
  reference: 'MKT-27-01',
  cartTotalCents: 120_000,
  withdrawalDays: 14,
  link: `https://pagos.example.com/order/#${'x'.repeat(24)}`,
  plan: {
    instalments: [
      { number: 1, dueOn: '2026-11-22', amountCents: 60_750, paidAt: '2026-11-22T10:00:00.000Z' },
      { number: 2, dueOn: '2026-12-22', amountCents: 60_750, paidAt: null },
    ],
    ...{ totalCents: 121_500, costCents: 1_500, taePercent: 31.6, nominalYearlyRateBp: 0, card: { last4: '4242' } },
  },
}
const locales = ['es', 'fr', 'en'] as const

test.each(locales)('the confirmation in %s tells the whole plan, and names are text in it', async (locale) => {
  const { subject, html, text } = await confirmedLetter(facts, locale)
  expect(subject).toContain('MKT-27-01')
  for (const form of [html, text])
    for (const told of ['22/11/2026', '22/12/2026', '4242', '14']) expect(form).toContain(told)
  expect(text).toMatch(/31[,.]6/)
  expect(text).toContain(facts.link)
  expect(html).toContain(`href="${facts.link}"`)
  expect(html).not.toMatch(/<script|<b>|%%/)
  expect(html).toContain('Müller &amp; &lt;b&gt;')
})

test('a declined purchase is told without a plan', async () => {
  const { text } = await declinedLetter({ ...facts, merchantPhone: null }, 'es')
  expect(text).toContain('No se le ha cobrado nada')
})

test.each(locales)('every text in %s fits two segments of the cheap alphabet', (locale) => {
  const purchase = { merchantName: 'Academia Faro de Formación', reference: 'MKT-27-000001' }
  const link = `https://pagos.example.com/#${'x'.repeat(24)}`
  const texts = [
    ...[linkText({ ...purchase, link }, locale), reminderText({ ...purchase, link }, locale)],
    ...[declinedText(purchase, locale), inReviewText(purchase, locale)],
    ...[voidedText(purchase, locale), refundedText(purchase, locale)],
    confirmedText({ ...purchase, instalments: 6, instalmentCents: 123_456 }, locale),
  ]
  for (const text of texts) {
    const { encoding, segments } = smsSize(text)
    expect([text, encoding]).toEqual([text, 'GSM-7'])
    expect(segments).toBeLessThanOrEqual(2)
  }
})
