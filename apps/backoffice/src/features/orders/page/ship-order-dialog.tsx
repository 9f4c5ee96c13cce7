import { m } from '@cauce/i18n/messages'
import { Checkbox } from '@cauce/ui/checkbox'
import { ConfirmDialog } from '@cauce/ui/confirm-dialog'
import { showToast } from '@cauce/ui/toast'
import { createSignal, For } from 'solid-js'
import { api } from '../../../api/api.ts'
import { failureText } from '../../../api/failure-text.ts'
import type { Details } from '../row.ts'

/** Which goods of an order went out; all that had not are ticked to begin with. */
export function ShipOrderDialog(props: { order: Details; onClose: () => void; onShipped: () => void }) {
  const { id, reference } = props.order
  const waiting = props.order.lines.filter(
    ({ kind, units, shippedAt }) => (kind === 'product' || kind === 'service') && units > 0 && shippedAt === null,
  )
  const [chosen, setChosen] = createSignal<ReadonlySet<string>>(new Set(waiting.map(({ lineId }) => lineId)))
  const choose = (lineId: string) => (isChosen: boolean) =>
    setChosen((all) => (isChosen ? new Set([...all, lineId]) : new Set([...all].filter((one) => one !== lineId))))
  const ship = async () => {
    if (chosen().size === 0) throw nothingChosen
    await api.orders.markShipped.act({ id, lineIds: [...chosen()] })
    showToast({ text: m.orders_shipped_many({ count: 1 }), meaning: 'good' })
    props.onShipped()
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => {
        if (!open) props.onClose()
      }}
      title={m.orders_ship_order_title({ reference })}
      consequence={m.orders_ship_order_consequence()}
      confirmLabel={m.orders_ship()}
      onConfirm={ship}
      errorText={(fault) => (fault === nothingChosen ? m.orders_ship_nothing_chosen() : failureText(fault))}
    >
      <fieldset class="mt-3 grid gap-1">
        <legend class="sr-only">{m.orders_shipment_unshipped()}</legend>
        <For each={waiting}>
          {(line) => (
            <Checkbox
              checked={chosen().has(line.lineId)}
              onChange={choose(line.lineId)}
              label={
                <>
                  {line.name} <span class="text-muted">{line.reference}</span>
                </>
              }
            />
          )}
        </For>
      </fieldset>
    </ConfirmDialog>
  )
}

const nothingChosen = new Error('nothing chosen')
