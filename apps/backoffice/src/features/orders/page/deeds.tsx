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
import { createSignal, lazy, Show, Suspense } from 'solid-js'
import { api } from '../../../api/api.ts'
import { ProcessLink } from '../../../session/process-link.tsx'
import { useSession } from '../../../session/session.tsx'
import type { Purpose } from '../../collecting/payment/purpose.ts'
import { PaymentMenu } from '../../collecting/payment-menu.tsx'
import type { Details } from '../row.ts'
import { CancelDialog } from './cancel-dialog.tsx'
import { ShipOrderDialog } from './ship-order-dialog.tsx'

const PaymentDialog = lazy(() => import('../../collecting/payment/payment-dialog.tsx'))
const LinkDialog = lazy(() => import('../../collecting/link-dialog.tsx'))

type Deed = 'ship' | 'cancel' | 'link' | Purpose

/**
 * What can be done with an order: ship what is not, edit its cart (a return is one), cancel it while nothing was shipped,
 * take a payment on the shopper's word.
 */
export function Deeds(props: { order: Details }) {
  const session = useSession()
  const queryClient = useQueryClient()
  const [asking, setAsking] = createSignal<Deed>()
  const stands = () => props.order.state === 'confirmed'
  const isOwed = () => (props.order.plan?.toCome.count ?? 0) > 0
  const isWithdrawn = () => props.order.plan?.withdrawal !== null
  const takes = () => session.can('payments.take') && (isOwed() || !isWithdrawn())
  const close = () => setAsking(undefined)
  const reload = () => void queryClient.invalidateQueries({ queryKey: api.orders.key() })
  const purpose = () => {
    const deed = asking()
    return deed === 'ship' || deed === 'cancel' || deed === 'link' ? undefined : deed
  }
  return (
    <Show when={stands()}>
      <ProcessLink id={props.order.plan?.processId} />
      <Show when={session.can('orders.ship') && props.order.shipment !== 'shipped'}>
        <Button variant="primary" icon={<Truck class="size-4" aria-hidden="true" />} onClick={() => setAsking('ship')}>
          {m.orders_ship_order()}
        </Button>
      </Show>
      <Show when={session.can('orders.edit')}>
        <Link to="/orders/$id/cart" params={{ id: props.order.id }} class={buttonClass()}>
          <Pencil class="size-4" aria-hidden="true" />
          {m.orders_edit_cart()}
        </Link>
      </Show>
      <Show when={session.can('orders.cancel') || takes()}>
        <Menu
          label={m.financing_more_deeds()}
          triggerClass={iconButtonClass}
          trigger={<EllipsisVertical class="size-4" aria-hidden="true" />}
        >
          <Show when={takes()}>
            <PaymentMenu isOwed={isOwed()} isWithdrawn={isWithdrawn()} onChoose={setAsking} />
          </Show>
          <Show when={session.can('orders.cancel')}>
            <MenuItem danger icon={<Ban class="size-4" />} onSelect={() => setAsking('cancel')}>
              {m.orders_cancel()}
            </MenuItem>
          </Show>
        </Menu>
      </Show>
      <Show when={asking() === 'ship'}>
        <ShipOrderDialog order={props.order} onClose={close} onShipped={reload} />
      </Show>
      <CancelDialog
        order={props.order}
        open={asking() === 'cancel'}
        onOpenChange={(open) => setAsking(open ? 'cancel' : undefined)}
        onCancelled={reload}
      />
      <Suspense>
        <Show when={purpose()} keyed>
          {(chosen) => <PaymentDialog order={props.order} purpose={chosen} onClose={close} />}
        </Show>
        <Show when={asking() === 'link'}>
          <LinkDialog order={props.order} onClose={close} />
        </Show>
      </Suspense>
    </Show>
  )
}
