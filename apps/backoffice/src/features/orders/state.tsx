import type { ReturnState, ShipmentState } from '@cauce/domain/orders/order-lines'
import type { OrderState } from '@cauce/domain/orders/states'
import { StateBadge } from '@cauce/ui/state-badge'
import { Show } from 'solid-js'
import { orderStateName, returnsName, shipmentMeaning, shipmentName } from './state-text.ts'

type Standing = { state: OrderState; shipment: ShipmentState; returns: ReturnState }

/** Where an order stands: cancelled, or how far it was shipped and, beside it, what came back. */
export function OrderStanding(props: { of: Standing; brief?: boolean }) {
  const returned = () => (props.of.returns === 'none' ? undefined : returnsName(props.of.returns))
  return (
    <span class="flex min-w-0 items-center gap-2">
      <Show
        when={props.of.state !== 'cancelled'}
        fallback={<StateBadge meaning="ended">{orderStateName('cancelled')}</StateBadge>}
      >
        <Show
          when={props.of.returns !== 'returned'}
          fallback={<StateBadge meaning="ended">{returnsName('returned')}</StateBadge>}
        >
          <StateBadge meaning={shipmentMeaning(props.of.shipment)}>{shipmentName(props.of.shipment)}</StateBadge>
          <Show when={!props.brief && returned()}>
            {(text) => <span class="truncate text-muted text-sm">{text()}</span>}
          </Show>
        </Show>
      </Show>
    </span>
  )
}
