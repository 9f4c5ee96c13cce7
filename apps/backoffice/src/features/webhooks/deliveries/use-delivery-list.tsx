import { webhookDeliveryStates } from '@cauce/domain/webhooks/states'
import { m } from '@cauce/i18n/messages'
import { EmptyState } from '@cauce/ui/empty-state'
import { RelativeTime } from '@cauce/ui/relative-time'
import { StateBadge } from '@cauce/ui/state-badge'
import { showToast } from '@cauce/ui/toast'
import ListChecks from 'lucide-solid/icons/list-checks'
import RotateCw from 'lucide-solid/icons/rotate-cw'
import { api } from '../../../api/api.ts'
import { tellFailure } from '../../../api/tell-failure.ts'
import { useQuery } from '../../../api/use-query.ts'
import { createList } from '../../../lists/create-list.ts'
import type { Column } from '../../../lists/declaration.ts'
import type { DeliveryRow } from '../row.ts'
import { deliveryStates, eventText, failureOfDelivery, outcomeText, webhookName } from '../texts.ts'
import { address, type DeliverySearch, filterOf, sentEvents } from './search.ts'

/** The list of what was sent, declared. */
export function useDeliveryList(page: {
  search: () => DeliverySearch
  onSearch: (next: DeliverySearch, replace: boolean) => void
  onOpen: (row: DeliveryRow) => void
}) {
  const webhooks = useQuery(() => api.webhooks.list.queryOptions())
  const filter = () => filterOf(page.search())
  return createList<DeliveryRow, DeliverySearch>({
    name: 'webhook-delivery',
    label: m.webhooks_deliveries,
    address,
    search: page.search,
    onSearch: page.onSearch,
    source: {
      key: () => [['webhooks', 'deliveries'], filter()],
      read: (asked, signal) => api.webhooks.deliveries.ask({ ...filter(), ...asked }, signal),
      readOne: (id) => api.webhooks.delivery.ask({ id }),
      subjectKind: 'webhook-delivery',
    },
    columns: () => columns,
    card: (row) => ({
      title: row.reference === null ? eventText(row.event) : `${row.reference} · ${eventText(row.event)}`,
      at: <RelativeTime at={row.createdAt} />,
      below: (
        <>
          <DeliveryState row={row} />
          <span class="min-w-0 grow truncate text-right">{webhookName(row.webhook)}</span>
        </>
      ),
    }),
    rowName: (row) => m.webhooks_row_name({ event: eventText(row.event), webhook: webhookName(row.webhook) }),
    onOpen: page.onOpen,
    filters: () => [
      {
        kind: 'several',
        name: 'webhook',
        label: m.webhooks_column_webhook,
        choices: () => (webhooks.data ?? []).map((webhook) => ({ value: webhook.id, label: webhookName(webhook) })),
      },
      {
        kind: 'several',
        name: 'state',
        label: m.webhooks_column_state,
        choices: () => webhookDeliveryStates.map((state) => ({ value: state, label: deliveryStates[state].text() })),
      },
      {
        kind: 'several',
        name: 'event',
        label: m.webhooks_column_event,
        choices: () => sentEvents.map((event) => ({ value: event, label: eventText(event) })),
      },
    ],
    deeds: () => [
      {
        key: 'r',
        label: () => m.webhooks_redeliver(),
        icon: () => <RotateCw class="size-4" aria-hidden="true" />,
        refusal: redeliveryRefusal,
        onAct: (row) => void redeliver(row),
      },
    ],
    empty: () => (
      <EmptyState icon={<ListChecks class="size-6" />} title={m.webhooks_deliveries_empty_title()}>
        {m.webhooks_deliveries_empty_text()}
      </EmptyState>
    ),
  })
}

/** Why a delivery cannot be sent again now, if so. */
export const redeliveryRefusal = ({ webhook }: DeliveryRow): string | undefined => refusals[webhook.standing]?.()

const refusals = { active: undefined, disabled: m.error_webhook_disabled, removed: m.error_webhook_removed }

/** Sends it again; what comes of it shows by itself. */
export async function redeliver({ id }: DeliveryRow): Promise<void> {
  try {
    await api.webhooks.redeliver.act({ id })
    showToast({ text: m.webhooks_redelivered(), meaning: 'good' })
  } catch (error) {
    tellFailure(error)
  }
}

/** The state as a badge; a failure says why. */
export function DeliveryState(props: { row: DeliveryRow }) {
  const state = () => deliveryStates[props.row.state]
  return (
    <span title={props.row.failure ? failureOfDelivery(props.row.failure) : undefined}>
      <StateBadge meaning={state().meaning}>{state().text()}</StateBadge>
    </span>
  )
}

const columns: Column<DeliveryRow>[] = [
  {
    id: 'at',
    name: m.webhooks_column_at,
    class: 'text-muted',
    cell: (row) => <RelativeTime at={row.createdAt} />,
  },
  { id: 'event', name: m.webhooks_column_event, cell: (row) => eventText(row.event) },
  { id: 'reference', name: m.webhooks_column_reference, cell: (row) => row.reference ?? '' },
  {
    id: 'webhook',
    name: m.webhooks_column_webhook,
    class: 'max-w-64 truncate',
    cell: (row) => <span title={row.webhook.url}>{webhookName(row.webhook)}</span>,
  },
  { id: 'state', name: m.webhooks_column_state, cell: (row) => <DeliveryState row={row} /> },
  { id: 'attempts', name: m.webhooks_column_attempts, right: true, cell: (row) => String(row.attempts) },
  {
    id: 'answer',
    name: m.webhooks_column_answer,
    fill: true,
    class: 'text-muted truncate',
    cell: (row) => (row.lastOutcome === null ? '' : outcomeText(row.lastOutcome, row.lastStatus)),
  },
]
