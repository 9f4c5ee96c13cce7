import { plainSms } from '@cauce/domain/messaging/segments'
import type { OrderTemplate, orderChannels } from '@cauce/domain/messaging/templates'
import { date, money } from './format.ts'
import type { Locale } from './locale.ts'
import { m } from './messages.ts'

/**
 * What texts about an order speak of. Cents; `again` is the calendar date of the next try; `link` leads to the order. What
 * is owed after a withdrawal may be paid until `dueOn`.
 */
export type OrderTextFacts = {
  merchantName: string
  reference: string
  link: string
  amountCents: number
  dueOn: string | null
  again: string | null
  last4: string
  isWithdrawal: boolean
}

/** The news that reach the shopper as a text. */
export type TextedTemplate = {
  [Template in OrderTemplate]: 'sms' extends (typeof orderChannels)[Template][number] ? Template : never
}[OrderTemplate]

const words: Record<
  TextedTemplate,
  (facts: OrderTextFacts & { merchant: string; amount: string }, locale: Locale) => string
> = {
  'instalment-declined': (facts, locale) => {
    const { merchant, amount, reference, again, link, dueOn } = facts
    if (facts.isWithdrawal && dueOn !== null)
      return m.letters_sms_withdrawal_declined(
        { merchant, amount, reference, date: date(dueOn, locale), link },
        { locale },
      )
    return again === null
      ? m.letters_sms_instalment_overdue({ merchant, amount, reference, link }, { locale })
      : m.letters_sms_instalment_declined({ merchant, amount, reference, again: date(again, locale), link }, { locale })
  },
  'instalment-overdue': ({ merchant, amount, reference, link, isWithdrawal }, locale) =>
    isWithdrawal
      ? m.letters_sms_withdrawal_overdue({ merchant, amount, reference, link }, { locale })
      : m.letters_sms_instalment_overdue({ merchant, amount, reference, link }, { locale }),
  'card-changed': ({ merchant, reference, last4 }, locale) =>
    m.letters_sms_card_changed({ merchant, reference, last4 }, { locale }),
  'order-link': ({ merchant, reference, link }, locale) =>
    m.letters_sms_order_link({ merchant, reference, link }, { locale }),
  'cart-to-accept': ({ merchant, reference, link }, locale) =>
    m.letters_sms_cart_to_accept({ merchant, reference, link }, { locale }),
}

export const isTexted = (template: OrderTemplate): template is TextedTemplate => Object.hasOwn(words, template)

/** A text about an order, exactly as it is sent. */
export const orderText = (template: TextedTemplate, facts: OrderTextFacts, locale: Locale): string =>
  plainSms(
    words[template]({ ...facts, merchant: facts.merchantName, amount: money(facts.amountCents, locale) }, locale),
  )
