import { money } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { linkClass } from '@cauce/ui/link'
import { Money } from '@cauce/ui/money'
import { RecordHead } from '@cauce/ui/record-head'
import { RelativeTime } from '@cauce/ui/relative-time'
import { Link } from '@tanstack/solid-router'
import { Show } from 'solid-js'
import type { Details } from '../row.ts'
import { OrderStanding } from '../state.tsx'
import { cancelReasonName } from '../state-text.ts'

/** The answer before the detail: what was shipped and came back, what waits, the amount. */
export function Head(props: { order: Details }) {
  const waiting = () => props.order.cartVersions.find(({ state }) => state === 'awaiting-acceptance')
  const next = () => {
    const { order } = props
    if (order.state === 'cancelled')
      return order.cancelReason ? m.orders_next_cancelled({ reason: cancelReasonName(order.cancelReason) }) : undefined
    const version = waiting()
    if (version) return m.orders_next_waiting({ amount: money(version.totalCents) })
    if (order.plan && order.plan.overdue.count > 0)
      return m.orders_next_overdue({ count: order.plan.overdue.count, amount: money(order.plan.overdue.cents) })
    return order.shipment === 'shipped' ? undefined : m.orders_next_ship()
  }
  return (
    <RecordHead
      state={<OrderStanding of={props.order} />}
      next={next()}
      facts={
        <>
          {props.order.centre.name} · <RelativeTime at={props.order.confirmedAt} />
          <Show when={props.order.financing}>
            {(financing) => (
              <>
                {' · '}
                <Link to="/financings/$id" params={{ id: financing().id }} class={linkClass}>
                  {m.orders_financing()}
                </Link>
              </>
            )}
          </Show>
        </>
      }
      figure={{
        label: m.orders_column_amount(),
        value: <Money cents={props.order.totalCents} class="max-sm:text-left" />,
        detail: props.order.financing?.productName,
      }}
    />
  )
}
