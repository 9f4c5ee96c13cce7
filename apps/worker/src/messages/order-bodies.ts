import type { Letter } from '@cauce/documents/letters/frame'
import { orderLetter as letter } from '@cauce/documents/letters/order'
import { isTexted, orderText as text } from '@cauce/i18n/order-texts'
import type { OrderMessageToDeliver } from '@cauce/operations/messaging/order-message-to-deliver'
import { orderUrl } from './order-url.ts'

/** The words of a text about an order. Throws where its news are not sent so. */
export function orderText({ template, facts, locale }: OrderMessageToDeliver, checkoutOrigin: string): string {
  if (!isTexted(template)) throw new Error(`${template} is not sent as a text`)
  return text(template, told(facts, checkoutOrigin), locale)
}

/** The same news as a letter. */
export const orderLetter = (
  { template, facts, locale }: OrderMessageToDeliver,
  checkoutOrigin: string,
): Promise<Letter> => letter(template, { ...facts, ...told(facts, checkoutOrigin) }, locale)

const told = (facts: OrderMessageToDeliver['facts'], checkoutOrigin: string) => {
  const owed = facts.withdrawal?.kind === 'owes' ? facts.withdrawal : null
  return {
    merchantName: facts.merchantName,
    reference: facts.reference,
    link: orderUrl(checkoutOrigin, facts.token),
    amountCents: facts.charge?.amountCents ?? owed?.amountCents ?? facts.refund?.amountCents ?? 0,
    dueOn: facts.charge?.dueOn ?? owed?.dueOn ?? null,
    again: facts.charge?.nextTryOn ?? null,
    last4: facts.plan?.card?.last4 ?? '',
    isWithdrawal: facts.charge?.isWithdrawal ?? false,
  }
}
