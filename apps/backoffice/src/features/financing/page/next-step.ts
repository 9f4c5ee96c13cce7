import { dateIn } from '@cauce/domain/money/calendar'
import { date, dateTime } from '@cauce/i18n/format'
import { messageFailureText } from '@cauce/i18n/message-words'
import { m } from '@cauce/i18n/messages'
import type { Details } from '../row.ts'
import { isCharging } from './attempt-text.ts'

type Standing = Pick<
  Details,
  | 'state'
  | 'stage'
  | 'deadReason'
  | 'linkExpiresAt'
  | 'offerEndsAt'
  | 'reviewSince'
  | 'settledAt'
  | 'plan'
  | 'order'
  | 'attempts'
  | 'linkDelivery'
>

/** What is awaited and until when, or how it ended: sentences. Days are those of `timeZone`. */
export function nextStep(financing: Standing, timeZone: string, today: string): string[] {
  const day = (instant: string) => date(dateIn(timeZone, instant))
  const { state, stage, linkExpiresAt, offerEndsAt, settledAt } = financing
  if (state === 'confirmed') {
    const coming = financing.plan?.instalments.find(({ paidAt }) => paidAt === null)
    return [
      ...(settledAt ? [m.financing_next_confirmed({ at: dateTime(settledAt, undefined, timeZone) })] : []),
      ...(coming
        ? [
            coming.dueOn < today
              ? m.financing_next_overdue({ date: date(coming.dueOn) })
              : m.financing_next_instalment({ date: date(coming.dueOn) }),
          ]
        : [m.financing_next_all_paid()]),
    ]
  }
  if (state === 'dead')
    return [
      ...(settledAt ? [m.financing_next_dead({ at: dateTime(settledAt, undefined, timeZone) })] : []),
      ...(financing.order.state === 'awaited' ? [m.financing_next_order_awaited()] : []),
    ]
  const ends = m.financing_next_offer_ends({ date: day(offerEndsAt) })
  switch (stage) {
    case 'paying':
      return [m.financing_next_paying()]
    case 'in-review':
      return [m.financing_next_in_review()]
    case 'link-expired':
      return [m.financing_next_link_expired(linkExpiresAt ? { date: day(linkExpiresAt) } : { date: '' }), ends]
    default:
      if (financing.attempts.some(isCharging)) return [m.financing_next_charging()]
      return [
        financing.linkDelivery?.state === 'failed' ? undelivered(financing.linkDelivery) : m.financing_next_waiting(),
        ...(linkExpiresAt ? [m.financing_next_link_until({ at: dateTime(linkExpiresAt, undefined, timeZone) })] : []),
        ends,
      ]
  }
}

const undelivered = ({ failureCode }: { failureCode: string | null }): string =>
  failureCode
    ? m.financing_next_undelivered_reason({ reason: messageFailureText(failureCode) })
    : m.financing_next_undelivered()
