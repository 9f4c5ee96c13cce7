import { smsSize } from '@cauce/domain/messaging/segments'
import { type OrderTemplate, orderChannels } from '@cauce/domain/messaging/templates'
import { isTexted, orderText } from '@cauce/i18n/order-texts'
import { expect, test } from 'vitest'
import { type OrderLetterFacts, orderLetter } from './order.ts'

const locales = ['es', 'fr', 'en'] as const
const templates = Object.keys(orderChannels) as OrderTemplate[]
const goesBy = (channel: 'sms' | 'email') =>
  templates.filter((template) => (orderChannels[template] as readonly string[]).includes(channel))

const link = `https://pagos.example.com/order/#${'x'.repeat(24)}`
const facts: OrderLetterFacts = {
  ...{ merchantName: 'Müller & <b>Söhne</b>', merchantPhone: '+34911234567', firstName: 'Ana', reference: 'MKT-27-01' },
  ...{ link, amountCents: 97_933, dueOn: '2026-12-22', again: '2026-12-23', last4: '4242' },
  refund: { cards: [{ amountCents: 97_000, last4: '4242' }], accounts: [{ amountCents: 933, last4: '1332' }] },
  plan: {
    instalments: [
      { number: 1, dueOn: '2026-11-22', amountCents: 97_933, paidAt: '2026-11-22T10:00:00.000Z' },
      { number: 2, dueOn: '2026-12-22', amountCents: 97_933, paidAt: null },
    ],
    ...{ totalCents: 195_866, costCents: 4_800 },
  },
}

test.each(goesBy('email').flatMap((template) => locales.map((locale) => [template, locale] as const)))(
  'the letter %s in %s names the purchase, and names are text in it',
  async (template, locale) => {
    const { subject, html, text } = await orderLetter(template, facts, locale)
    expect(subject).toContain('MKT-27-01')
    expect(html).not.toMatch(/<script|<b>|%%/)
    expect(text).not.toMatch(/undefined|null|NaN|\{/)
  },
)

test.each(locales)(
  'a declined instalment in %s tells when it is tried again, how much it is, and where to pay',
  async (locale) => {
    const { text } = await orderLetter('instalment-declined', facts, locale)
    for (const told of ['22/12/2026', '23/12/2026', '979', link]) expect(text).toContain(told)
  },
)

test('an instalment that is tried no more is told so, though it was declined when the letter was queued', async () => {
  const { subject } = await orderLetter('instalment-declined', { ...facts, again: null }, 'es')
  expect(subject).toContain('impagada')
})

test.each(locales)('a refund in %s is told with its amount and every way it went', async (locale) => {
  const { text } = await orderLetter('refund-paid', facts, locale)
  for (const told of ['979', '970', '4242', '1332']) expect(text).toContain(told)
  const withheld = { cards: [{ amountCents: 97_933, last4: null }], accounts: [] }
  expect((await orderLetter('refund-paid', { ...facts, refund: withheld }, locale)).text).not.toContain('4242')
})

test('a withdrawal tells what was charged, or what goes back', async () => {
  const text = async (part: Partial<OrderLetterFacts>) =>
    (await orderLetter('plan-withdrawn', { ...facts, ...part }, 'es')).text
  expect(await text({ refund: null, amountCents: 80_000 })).toMatch(/Hemos cobrado 800,00/)
  expect(await text({ amountCents: 933 })).toMatch(/Había pagado 9,33/)
  expect(await text({ refund: null, amountCents: 0 })).not.toContain('0,00')
})

test('a changed plan is told with its instalments', async () => {
  const early = { number: null, dueOn: '2026-11-30', amountCents: 10_000, paidAt: '2026-11-30T10:00:00.000Z' }
  const [first, second] = facts.plan!.instalments
  const plan = { ...facts.plan!, instalments: [first!, early, second!] }
  const { text } = await orderLetter('plan-updated', { ...facts, plan }, 'es')
  expect(text).toContain('Pago anticipado  30/11/2026  100,00')
  for (const told of ['22/11/2026 (pagada)', '22/12/2026']) expect(text).toContain(told)
})

test.each(locales)('every text about an order in %s fits two segments of the cheap alphabet', (locale) => {
  for (const template of goesBy('sms')) {
    if (!isTexted(template)) throw new Error(`${template} has no text`)
    const text = orderText(
      template,
      { ...facts, merchantName: 'Academia Faro de Formación', reference: 'MKT-27-000001' },
      locale,
    )
    const { encoding, segments } = smsSize(text)
    expect([text, encoding]).toEqual([text, 'GSM-7'])
    expect([text, segments <= 2]).toEqual([text, true])
  }
})
