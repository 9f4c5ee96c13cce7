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
  ...{ isWithdrawal: false, withdrawal: null },
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

test.each(locales)(
  'a withdrawal in %s tells what is owed and until when, what was charged, or what goes back',
  async (locale) => {
    const told = async (kind: NonNullable<OrderLetterFacts['withdrawal']>['kind'], amountCents = 80_000) =>
      (await orderLetter('plan-withdrawn', { ...facts, amountCents, withdrawal: { kind } }, locale)).text
    const owes = await told('owes')
    for (const part of ['800', '22/12/2026', link]) expect(owes).toContain(part)
    expect(await told('paid')).toContain('800')
    expect(await told('back', 933)).toMatch(/9[.,]33/)
    for (const kind of ['awaits', 'even'] as const) expect(await told(kind, 0)).not.toMatch(/0[.,]00/)
    const kinds = await Promise.all((['owes', 'paid', 'back', 'even', 'awaits'] as const).map((kind) => told(kind)))
    expect(new Set(kinds).size).toBe(kinds.length)
  },
)

test.each(locales)(
  'what is owed after a withdrawal and was declined in %s is no instalment, and may be paid until its day',
  async (locale) => {
    const owed = { ...facts, isWithdrawal: true }
    const declined = (await orderLetter('instalment-declined', owed, locale)).text
    for (const part of ['979', '22/12/2026', '23/12/2026', link]) expect(declined).toContain(part)
    const byHand = (await orderLetter('instalment-declined', { ...owed, again: null }, locale)).text
    expect(byHand).toContain('22/12/2026')
    const late = await orderLetter('instalment-overdue', owed, locale)
    for (const text of [declined, byHand, late.text]) expect(text).not.toMatch(/cuota|échéance|instalment/i)
    expect(late.text).toContain('22/12/2026')
  },
)

test('a changed plan is told with its instalments', async () => {
  const early = { number: null, dueOn: '2026-11-30', amountCents: 10_000, paidAt: '2026-11-30T10:00:00.000Z' }
  const [first, second] = facts.plan!.instalments
  const plan = { ...facts.plan!, instalments: [first!, early, second!] }
  const { text } = await orderLetter('plan-updated', { ...facts, plan }, 'es')
  expect(text).toContain('Pago anticipado  30/11/2026  100,00')
  for (const told of ['22/11/2026 (pagada)', '22/12/2026']) expect(text).toContain(told)
})

test.each(locales)('every text about an order in %s fits two segments of the cheap alphabet', (locale) => {
  for (const [template, isWithdrawal] of goesBy('sms').flatMap((one) => [
    [one, false] as const,
    [one, true] as const,
  ])) {
    if (!isTexted(template)) throw new Error(`${template} has no text`)
    const text = orderText(
      template,
      { ...facts, isWithdrawal, merchantName: 'Academia Faro de Formación', reference: 'MKT-27-000001' },
      locale,
    )
    const { encoding, segments } = smsSize(text)
    expect([text, encoding]).toEqual([text, 'GSM-7'])
    expect([text, segments <= 2]).toEqual([text, true])
  }
})
