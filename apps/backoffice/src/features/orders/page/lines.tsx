import { isGoods } from '@cauce/domain/orders/order-lines'
import { dateTime } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Section } from '@cauce/ui/section'
import { Show } from 'solid-js'
import { LineTable } from '../../cart/line-table.tsx'
import type { Details } from '../row.ts'

/** What the order holds, each line with when it was shipped and what of it came back. */
export const Lines = (props: { order: Details }) => (
  <Section title={m.financing_new_part_cart()}>
    <LineTable
      lines={props.order.lines}
      totalCents={props.order.totalCents}
      beside={(line) => (
        <Show when={isGoods(line.kind)}>
          <span class="mt-0.5 block text-sm">
            <span class={line.shippedAt ? 'text-good-fg' : 'text-waiting-fg'}>
              {line.shippedAt ? m.orders_line_shipped({ at: dateTime(line.shippedAt) }) : m.orders_shipment_unshipped()}
            </span>
            <Show when={line.returnedUnits > 0}>
              <span class="text-muted"> · {m.orders_line_returned({ units: line.returnedUnits })}</span>
            </Show>
          </span>
        </Show>
      )}
    />
  </Section>
)
