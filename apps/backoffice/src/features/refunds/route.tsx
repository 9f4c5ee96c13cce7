import { money, wholeNumber } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { EmptyState } from '@cauce/ui/empty-state'
import { getRouteApi, useNavigate } from '@tanstack/solid-router'
import ExternalLink from 'lucide-solid/icons/external-link'
import Undo2 from 'lucide-solid/icons/undo-2'
import { createSignal, Show } from 'solid-js'
import { api } from '../../api/api.ts'
import { useLiveChanges } from '../../api/live-changes.ts'
import { useQuery } from '../../api/use-query.ts'
import { createList } from '../../lists/create-list.ts'
import { ListView } from '../../lists/list-view.tsx'
import { Page } from '../../shell/page.tsx'
import { optionsQuery } from '../financing/options.ts'
import { columns, refundCard } from './columns.tsx'
import type { Row } from './row.ts'
import { address, filterOf, type RefundSearch } from './search.ts'
import { TransferDialog } from './transfer-dialog.tsx'

const route = getRouteApi('/shell/refunds')

/** What no card takes back: finance transfers it and notes to which account. */
export default function Refunds() {
  const navigate = useNavigate()
  const search = route.useSearch()
  const options = useQuery(optionsQuery)
  const [chosen, setChosen] = createSignal<Row>()
  const [open, setOpen] = createSignal(false)
  const filter = () => filterOf(search())
  const total = useQuery(() => api.refunds.list.queryOptions({ ...filter(), limit: 1 }))
  const list = createList<Row, RefundSearch>({
    name: 'refund',
    label: m.refunds_title,
    address,
    search,
    onSearch: (next, replace) => void navigate({ to: '/refunds', search: next, replace }),
    source: {
      key: () => [['refunds', 'list'], filter()],
      read: (asked, signal) => api.refunds.list.ask({ ...filter(), ...asked }, signal),
    },
    columns: () => columns,
    card: refundCard,
    rowName: (row) => m.refunds_row_name({ number: row.number, amount: money(row.toTransferCents) }),
    onOpen: (row) => {
      setChosen(row)
      setOpen(true)
    },
    searchFor: m.refunds_search,
    filters: () => [
      {
        kind: 'several',
        name: 'merchant',
        label: m.refunds_column_merchant,
        choices: () => (options.data?.merchants ?? []).map(({ id, name }) => ({ value: id, label: name })),
      },
      {
        kind: 'days',
        from: 'from',
        to: 'to',
        labels: () => ({ from: m.refunds_filter_from(), to: m.refunds_filter_to() }),
      },
    ],
    deeds: () => [
      {
        key: 'o',
        label: (row) => m.refunds_open_order({ reference: row.reference }),
        icon: () => <ExternalLink class="size-4" aria-hidden="true" />,
        onAct: (row) => void navigate({ to: '/orders/$id', params: { id: row.orderId } }),
      },
    ],
    empty: () => (
      <EmptyState icon={<Undo2 class="size-6" />} title={m.refunds_empty_title()}>
        {m.refunds_empty_text()}
      </EmptyState>
    ),
  })
  const refresh = () => void Promise.all([list.query.refetch(), total.refetch()])
  // A refund is logged on its order.
  useLiveChanges('order', ({ action }) => {
    if (action.startsWith('refunds.')) refresh()
  })
  return (
    <Page
      title={m.refunds_title()}
      fill
      help={[m.refunds_help_what(), m.refunds_help_ask(), m.refunds_help_after()]}
      beside={
        <Show when={total.isSuccess && total.data.total.count > 0 && total.data.total}>
          {(all) => (
            <span class="text-muted tabular-nums">
              {m.refunds_total({ count: wholeNumber(all().count), amount: money(all().amountCents) })}
            </span>
          )}
        </Show>
      }
    >
      <ListView list={list} />
      <Show when={chosen()} keyed>
        {(refund) => <TransferDialog refund={refund} open={open()} onOpenChange={setOpen} onTransferred={refresh} />}
      </Show>
    </Page>
  )
}
