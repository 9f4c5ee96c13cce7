import { money } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { shopperDeclineText } from '@cauce/i18n/shopper-decline-words'
import { Notice } from '@cauce/ui/notice'
import { Show } from 'solid-js'
import type { OrderNotice, ToldCode } from './notice.ts'

const good: OrderNotice['kind'][] = ['charged', 'withdrawn', 'card-kept', 'cart-accepted']
const neutral: OrderNotice['kind'][] = ['cart-refused', 'under-way', 'withdrawn-declined']

/** What became of the last press. */
export function LastDeed(props: { notice: OrderNotice | undefined }) {
  const meaning = (kind: OrderNotice['kind']) =>
    good.includes(kind) ? 'good' : neutral.includes(kind) ? 'waiting' : 'bad'
  return (
    <div aria-live="polite" class="empty:hidden">
      <Show when={props.notice}>
        {(notice) => <Notice meaning={meaning(notice().kind)}>{noticeText(notice())}</Notice>}
      </Show>
    </div>
  )
}

function noticeText(notice: OrderNotice): string {
  switch (notice.kind) {
    case 'charged':
      return m.shopper_charged({ amount: money(notice.amountCents) })
    case 'not-sent':
      return m.shopper_not_sent({ amount: money(notice.amountCents) })
    case 'charge-declined':
      return `${m.shopper_declined({ amount: money(notice.amountCents) })} ${shopperDeclineText(notice.code)}`
    case 'withdrawn-declined':
      return `${m.shopper_withdrawn_declined({ amount: money(notice.amountCents) })} ${shopperDeclineText(notice.code)}`
    case 'card-declined':
      return shopperDeclineText(notice.code)
    case 'refused':
      return refused[notice.code]()
    default:
      return plain[notice.kind]()
  }
}

const refused: Record<ToldCode, () => string> = {
  'too-many-attempts': m.error_too_many_attempts,
  'withdrawal-over': m.error_withdrawal_over,
  'card-missing': m.error_card_missing,
  'order-cancelled': m.error_order_cancelled,
  'card-service-unavailable': m.error_card_service_unavailable,
}

type Plain = Exclude<
  OrderNotice['kind'],
  'charged' | 'not-sent' | 'charge-declined' | 'withdrawn-declined' | 'card-declined' | 'refused'
>

const plain: Record<Plain, () => string> = {
  withdrawn: m.shopper_withdrawn,
  'card-kept': m.shopper_card_kept,
  'cart-accepted': m.shopper_cart_accepted,
  'cart-refused': m.shopper_cart_refused,
  'card-unanswered': m.shopper_card_unanswered,
  'card-incomplete': m.checkout_card_incomplete,
  'card-unsure': m.checkout_unanswered,
  'amounts-changed': m.shopper_amounts_changed,
  'under-way': m.shopper_under_way,
  'cart-gone': m.shopper_cart_gone,
  offline: m.checkout_offline,
  failed: m.checkout_failed,
}
