import type { OrderTemplate } from '@cauce/domain/messaging/templates'
import { date, money } from '@cauce/i18n/format'
import type { Locale } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import { type Letter, type LetterContent, renderLetter } from './frame.ts'

/** As it falls due; what was paid early, beside the schedule, has no number. */
export type LetterInstalment = { number: number | null; dueOn: string; amountCents: number; paidAt: string | null }

/** Cents and calendar dates; `again` is the day of a declined instalment's next try, `link` leads to the order. */
export type OrderLetterFacts = {
  merchantName: string
  merchantPhone: string | null
  firstName: string
  reference: string
  link: string
  amountCents: number
  dueOn: string | null
  again: string | null
  last4: string
  /** What is told of is owed after a withdrawal, and may be paid until `dueOn`. */
  isWithdrawal: boolean
  /** How far a withdrawal is that is told of. */
  withdrawal: { kind: 'awaits' | 'owes' | 'paid' | 'even' | 'back' } | null
  refund: RefundWays | null
  plan: {
    instalments: readonly LetterInstalment[]
    totalCents: number
    costCents: number
  } | null
}

/** How a refund went back: to cards, of which the acquirer may withhold the digits, and to an account. */
export type RefundWays = {
  cards: readonly { amountCents: number; last4: string | null }[]
  accounts: readonly { amountCents: number; last4: string }[]
}

type Told = { subject: string; text: string; link?: string; withPlan?: true }
type Wording = (
  facts: OrderLetterFacts & { merchant: string; amount: string; date: string },
  to: { locale: Locale },
) => Told

const overdue: Wording = ({ reference, amount, date: day, isWithdrawal }, to) => ({
  subject: isWithdrawal
    ? m.letters_withdrawal_overdue_subject({ reference }, to)
    : m.letters_instalment_overdue_subject({ reference }, to),
  text: isWithdrawal
    ? m.letters_withdrawal_overdue_text({ amount, date: day }, to)
    : m.letters_instalment_overdue_text({ amount, date: day }, to),
  link: m.letters_instalment_pay({}, to),
})

const withdrawalDeclined: Wording = ({ reference, amount, date: day, again }, to) => ({
  subject: m.letters_withdrawal_declined_subject({ reference }, to),
  text:
    again === null
      ? m.letters_withdrawal_declined_by_hand({ amount, date: day }, to)
      : m.letters_withdrawal_declined_text({ amount, date: day, again: date(again, to.locale) }, to),
  link: m.letters_instalment_pay({}, to),
})

const withdrawn: Wording = ({ reference, amount, date: day, withdrawal }, to) => {
  const texts = {
    awaits: () => m.letters_plan_withdrawn_awaits({}, to),
    owes: () => m.letters_plan_withdrawn_owes({ amount, date: day }, to),
    paid: () => m.letters_plan_withdrawn_paid({ amount }, to),
    even: () => m.letters_plan_withdrawn_even({}, to),
    back: () => m.letters_plan_withdrawn_back({ amount }, to),
  }
  return {
    subject: m.letters_plan_withdrawn_subject({ reference }, to),
    text: texts[withdrawal?.kind ?? 'even'](),
    ...(withdrawal?.kind === 'owes' && { link: m.letters_instalment_pay({}, to) }),
  }
}

const wordings: Partial<Record<OrderTemplate, Wording>> = {
  'instalment-paid': ({ reference, merchant, amount }, to) => ({
    subject: m.letters_instalment_paid_subject({ reference }, to),
    text: m.letters_instalment_paid_text({ amount, reference, merchant }, to),
    link: m.letters_order_see({}, to),
    withPlan: true,
  }),
  'instalment-declined': (facts, to) => {
    if (facts.isWithdrawal) return withdrawalDeclined(facts, to)
    if (facts.again === null) return overdue(facts, to)
    return {
      subject: m.letters_instalment_declined_subject({ reference: facts.reference }, to),
      text: m.letters_instalment_declined_text(
        { amount: facts.amount, date: facts.date, again: date(facts.again, to.locale) },
        to,
      ),
      link: m.letters_instalment_pay({}, to),
    }
  },
  'instalment-overdue': overdue,
  'plan-updated': ({ reference, merchant }, to) => ({
    subject: m.letters_plan_updated_subject({ reference }, to),
    text: m.letters_plan_updated_text({ merchant }, to),
    link: m.letters_order_see({}, to),
    withPlan: true,
  }),
  'plan-settled': ({ reference, amount }, to) => ({
    subject: m.letters_plan_settled_subject({ reference }, to),
    text: m.letters_plan_settled_text({ amount, reference }, to),
  }),
  'plan-withdrawn': withdrawn,
  'card-changed': ({ reference, last4, merchant }, to) => ({
    subject: m.letters_card_changed_subject({ reference }, to),
    text: m.letters_card_changed_text({ reference, last4, merchant }, to),
  }),
  'refund-paid': ({ reference, merchant, amount, refund }, to) => ({
    subject: m.letters_refund_paid_subject({ amount, reference }, to),
    text: m.letters_refund_paid_text({ amount, reference, merchant, ways: waysText(refund, to.locale) }, to),
  }),
  'cart-to-accept': ({ reference, merchant }, to) => ({
    subject: m.letters_cart_to_accept_subject({ reference }, to),
    text: m.letters_cart_to_accept_text({ merchant, reference }, to),
    link: m.letters_cart_to_accept_link({}, to),
  }),
  'order-cancelled': ({ reference, merchant }, to) => ({
    subject: m.letters_order_cancelled_subject({ reference }, to),
    text: m.letters_order_cancelled_text({ merchant, reference }, to),
  }),
  'paid-though-cancelled': ({ reference, merchant, amount }, to) => ({
    subject: m.letters_paid_though_cancelled_subject({ reference }, to),
    text: m.letters_paid_though_cancelled_text({ merchant, reference, amount }, to),
  }),
}

/** News of an order as a letter, with its plan as it stands where that is what it tells. Throws where a template has no letter. */
export function orderLetter(template: OrderTemplate, facts: OrderLetterFacts, locale: Locale): Promise<Letter> {
  const wording = wordings[template]
  if (!wording) throw new Error(`${template} is not sent by e-mail`)
  const to = { locale }
  const { merchantName: merchant, merchantPhone: phone, firstName: name, plan } = facts
  const told = wording(
    {
      ...facts,
      merchant,
      amount: money(facts.amountCents, locale),
      date: facts.dueOn === null ? '' : date(facts.dueOn, locale),
    },
    to,
  )
  return renderLetter({
    locale,
    subject: told.subject,
    sender: m.letters_sender({ merchant }, to),
    greeting: m.letters_greeting({ name }, to),
    paragraphs: [told.text],
    ...(told.link && { link: { label: told.link, href: facts.link } }),
    ...(told.withPlan && plan && { table: planTable(plan, locale) }),
    closing: phone ? [m.letters_contact({ merchant, phone }, to)] : [],
  })
}

function waysText(refund: RefundWays | null, locale: Locale): string {
  const to = { locale }
  const ways = (refund?.cards ?? []).map(({ amountCents, last4 }) => {
    const amount = money(amountCents, locale)
    return last4 === null
      ? m.letters_refund_to_some_card({ amount }, to)
      : m.letters_refund_to_card({ amount, last4 }, to)
  })
  for (const { amountCents, last4 } of refund?.accounts ?? [])
    ways.push(m.letters_refund_to_account({ amount: money(amountCents, locale), last4 }, to))
  return new Intl.ListFormat(locale).format(ways)
}

function planTable(plan: NonNullable<OrderLetterFacts['plan']>, locale: Locale): LetterContent['table'] {
  const to = { locale }
  return {
    ...instalmentRows(plan.instalments, locale),
    facts: [
      [m.letters_confirmed_cost({}, to), money(plan.costCents, locale)],
      [m.letters_confirmed_total({}, to), money(plan.totalCents, locale)],
    ],
  }
}

/** Each instalment with its day, whether it is paid, and its amount. */
export function instalmentRows(instalments: readonly LetterInstalment[], locale: Locale) {
  const to = { locale }
  const paid = m.letters_confirmed_paid({}, to)
  return {
    head: [m.letters_plan_number({}, to), m.letters_plan_date({}, to), m.letters_plan_amount({}, to)],
    rows: instalments.map(({ number, dueOn, amountCents, paidAt }) => [
      number === null ? m.payments_purpose_prepayment({}, to) : String(number),
      paidAt && number !== null ? `${date(dueOn, locale)} (${paid})` : date(dueOn, locale),
      money(amountCents, locale),
    ]),
  }
}
