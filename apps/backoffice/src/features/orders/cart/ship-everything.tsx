import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import Truck from 'lucide-solid/icons/truck'
import { createSignal, Show } from 'solid-js'
import { useSession } from '../../../session/session.tsx'
import { ShipOrderDialog } from '../page/ship-order-dialog.tsx'
import type { Details } from '../row.ts'

/** Marks what has not left; not while lines are unsaved, since what leaves is the cart that stands. */
export function ShipEverything(props: { order: Details; isUnsaved: boolean; onShipped: () => void }) {
  const session = useSession()
  const [asking, setAsking] = createSignal(false)
  return (
    <Show when={session.can('orders.ship') && props.order.shipment !== 'shipped'}>
      <Button
        icon={<Truck class="size-4" aria-hidden="true" />}
        disabled={props.isUnsaved}
        title={props.isUnsaved ? m.orders_ship_save_first() : undefined}
        onClick={() => setAsking(true)}
      >
        {m.orders_ship_everything()}
      </Button>
      <Show when={asking()}>
        <ShipOrderDialog order={props.order} onClose={() => setAsking(false)} onShipped={props.onShipped} />
      </Show>
    </Show>
  )
}
