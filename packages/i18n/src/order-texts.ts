import { plainSms } from '@cauce/domain/messaging/segments'
import type { OrderTemplate, orderChannels } from '@cauce/domain/messaging/templates'
import { date, money } from './format.ts'
import type { Locale } from './locale.ts'
import { m } from './messages.ts'

/** What texts about an order speak of. Cents; `again` is the calendar date of the next try; `link` leads to the order. */
export type OrderTextFacts = {
  merchantName: string
  reference: string
  link: string
  amountCents: number
  again: string | null
  last4: string
}

/** The news that reach the shopper as a text. */
export type TextedTemplate = {
  [Template in OrderTemplate]: 'sms' extends (typeof orderChannels)[Template][number] ? Template : never
}[OrderTemplate]

const words: Record<
  TextedTemplate,
  (facts: OrderTextFacts & { merchant: string; amount: string }, locale: Locale) => string
> = {
  'instalment-declined': ({ merchant, amount, reference, again, link }, locale) =>
    again === null
      ? m.letters_sms_instalment_overdue({ merchant, amount, reference, link }, { locale })
      : m.letters_sms_instalment_declined(
          { merchant, amount, reference, again: date(again, locale), link },
          { locale },
        ),
  'instalment-overdue': ({ merchant, amount, reference, link }, locale) =>
    m.letters_sms_instalment_overdue({ merchant, amount, reference, link }, { locale }),
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
