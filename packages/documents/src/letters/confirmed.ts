import { money, percent, rate } from '@cauce/i18n/format'
import type { Locale } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import { type Letter, renderLetter } from './frame.ts'
import { instalmentRows, type LetterInstalment } from './order.ts'

/** Cents, calendar dates, a TAE in percent and a yearly rate in basis points. */
export type ConfirmedFacts = {
  merchantName: string
  merchantPhone: string | null
  firstName: string
  reference: string
  cartTotalCents: number
  withdrawalDays: number
  /** To the order, where the shopper pays early, withdraws or gives another card. */
  link: string | null
  plan: {
    instalments: readonly LetterInstalment[]
    totalCents: number
    costCents: number
    taePercent: number
    nominalYearlyRateBp: number
    card: { last4: string } | null
  }
}

/** The confirmation of a financing, with its plan and what the law has the shopper told. */
export function confirmedLetter(facts: ConfirmedFacts, locale: Locale): Promise<Letter> {
  const { merchantName: merchant, merchantPhone, reference, plan, withdrawalDays } = facts
  const to = { locale }
  return renderLetter({
    locale,
    subject: m.letters_confirmed_subject({ reference, merchant }, to),
    sender: m.letters_sender({ merchant }, to),
    greeting: m.letters_greeting({ name: facts.firstName }, to),
    paragraphs: [m.letters_confirmed_text({}, to)],
    ...(facts.link && { link: { label: m.letters_order_see({}, to), href: facts.link } }),
    table: {
      ...instalmentRows(plan.instalments, locale),
      facts: [
        [m.letters_confirmed_purchase({}, to), money(facts.cartTotalCents, locale)],
        [m.letters_confirmed_cost({}, to), money(plan.costCents, locale)],
        [m.letters_confirmed_total({}, to), money(plan.totalCents, locale)],
        [m.letters_confirmed_rate({}, to), rate(plan.nominalYearlyRateBp, locale)],
        [m.letters_confirmed_tae({}, to), percent(plan.taePercent, locale)],
      ],
    },
    closing: [
      ...(plan.card ? [m.letters_confirmed_card({ last4: plan.card.last4 }, to)] : []),
      m.letters_confirmed_withdrawal({ count: withdrawalDays }, to),
      m.letters_confirmed_early({}, to),
      ...(merchantPhone ? [m.letters_contact({ merchant, phone: merchantPhone }, to)] : []),
    ],
  })
}
