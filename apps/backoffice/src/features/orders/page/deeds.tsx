import { m } from '@cauce/i18n/messages'
import { Button, buttonClass } from '@cauce/ui/button'
import { iconButtonClass } from '@cauce/ui/icon-button'
import { Menu, MenuItem } from '@cauce/ui/menu'
import { useQueryClient } from '@tanstack/solid-query'
import { Link } from '@tanstack/solid-router'
import Ban from 'lucide-solid/icons/ban'
import EllipsisVertical from 'lucide-solid/icons/ellipsis-vertical'
import Pencil from 'lucide-solid/icons/pencil'
import Truck from 'lucide-solid/icons/truck'
import { createSignal, Show } from 'solid-js'
import { api } from '../../../api/api.ts'
import { useSession } from '../../../session/session.tsx'
import ShipDialog from '../list/ship-dialog.tsx'
import type { Details } from '../row.ts'
import { CancelDialog } from './cancel-dialog.tsx'

/** What can be done with an order: ship what is not, edit its cart (a return is one), cancel it while nothing was shipped. */
export function Deeds(props: { order: Details }) {
  const session = useSession()
  const queryClient = useQueryClient()
  const [asking, setAsking] = createSignal<'ship' | 'cancel'>()
  const stands = () => props.order.state === 'confirmed'
  const close = () => setAsking(undefined)
  const reload = () => void queryClient.invalidateQueries({ queryKey: api.orders.key() })
  return (
    <Show when={stands()}>
      <Show when={session.can('orders.ship') && props.order.shipment !== 'shipped'}>
        <Button variant="primary" icon={<Truck class="size-4" aria-hidden="true" />} onClick={() => setAsking('ship')}>
          {m.orders_ship_everything()}
        </Button>
      </Show>
      <Show when={session.can('orders.edit')}>
        <Link to="/orders/$id/cart" params={{ id: props.order.id }} class={buttonClass()}>
          <Pencil class="size-4" aria-hidden="true" />
          {m.orders_edit_cart()}
        </Link>
      </Show>
      <Show when={session.can('orders.cancel')}>
        <Menu
          label={m.financing_more_deeds()}
          triggerClass={iconButtonClass}
          trigger={<EllipsisVertical class="size-4" aria-hidden="true" />}
        >
          <MenuItem danger icon={<Ban class="size-4" />} onSelect={() => setAsking('cancel')}>
            {m.orders_cancel()}
          </MenuItem>
        </Menu>
      </Show>
      <Show when={asking() === 'ship'}>
        <ShipDialog
          ids={[props.order.id]}
          referenceOf={() => props.order.reference}
          onClose={close}
          onShipped={reload}
        />
      </Show>
      <CancelDialog
        order={props.order}
        open={asking() === 'cancel'}
        onOpenChange={(open) => setAsking(open ? 'cancel' : undefined)}
        onCancelled={reload}
      />
    </Show>
  )
}
