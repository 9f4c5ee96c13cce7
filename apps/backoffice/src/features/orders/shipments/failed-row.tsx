import { errorMessage } from '@cauce/i18n/errors'
import { wholeNumber } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Button, buttonClass } from '@cauce/ui/button'
import { showToast } from '@cauce/ui/toast'
import { useMutation, useQueryClient } from '@tanstack/solid-query'
import { Link } from '@tanstack/solid-router'
import Check from 'lucide-solid/icons/check'
import Truck from 'lucide-solid/icons/truck'
import { Show } from 'solid-js'
import { api, type Outputs } from '../../../api/api.ts'
import { tellFailure } from '../../../api/tell-failure.ts'
import { locale } from '../../../preferences.ts'

type Failed = Outputs['shipments']['failedRows']['rows'][number]

/** A row that shipped nothing: why, and to open its order, mark it shipped by hand, or leave it be. */
export function FailedRow(props: { row: Failed }) {
  const queryClient = useQueryClient()
  const seeing = useMutation(() => ({
    mutationFn: (by: 'ship' | 'dismiss') =>
      api.shipments.seeToRow.act({ readingId: props.row.readingId, row: props.row.row, by }),
    onSuccess: ({ outcome }) => {
      showToast({ text: outcome === 'shipped' ? m.shipments_marked() : m.shipments_dismissed(), meaning: 'good' })
      return Promise.all([
        queryClient.invalidateQueries({ queryKey: api.shipments.key() }),
        queryClient.invalidateQueries({ queryKey: api.orders.key() }),
      ])
    },
    onError: tellFailure,
  }))
  const order = () => props.row.orderReference ?? m.shipments_no_order()
  const named = () => ({ row: wholeNumber(props.row.row), order: order() })
  /** A line that the order has not is chosen on the order's page; what was cancelled is not shipped. */
  const canShip = () => props.row.orderId !== null && !['line-unknown', 'order-cancelled'].includes(props.row.code)
  return (
    <li class="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div class="min-w-0 grow basis-64">
        <p class="break-words">
          <span class="text-muted text-sm">{m.shipments_row({ row: wholeNumber(props.row.row) })}</span>{' '}
          <span class="font-medium">{order()}</span>
          <Show when={props.row.lineReference}>{(line) => <span class="text-muted"> · {line()}</span>}</Show>
        </p>
        <p class="text-bad-fg text-sm">{errorMessage(props.row.code, props.row.details, locale())}</p>
      </div>
      <div class="flex flex-wrap gap-2">
        <Show when={props.row.orderId}>
          {(id) => (
            <Link
              to="/orders/$id"
              params={{ id: id() }}
              class={buttonClass()}
              aria-label={m.shipments_open_order_of({ order: order() })}
            >
              {m.shipments_open_order()}
            </Link>
          )}
        </Show>
        <Show when={canShip()}>
          <Button
            icon={<Truck class="size-4" aria-hidden="true" />}
            aria-label={m.shipments_mark_of(named())}
            busy={seeing.isPending && seeing.variables === 'ship'}
            onClick={() => seeing.mutate('ship')}
          >
            {m.shipments_mark()}
          </Button>
        </Show>
        <Button
          icon={<Check class="size-4" aria-hidden="true" />}
          aria-label={m.shipments_dismiss_of(named())}
          busy={seeing.isPending && seeing.variables === 'dismiss'}
          onClick={() => seeing.mutate('dismiss')}
        >
          {m.shipments_dismiss()}
        </Button>
      </div>
    </li>
  )
}
