import { money } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { EmptyState } from '@cauce/ui/empty-state'
import { getRouteApi, useNavigate } from '@tanstack/solid-router'
import FileText from 'lucide-solid/icons/file-text'
import FileX from 'lucide-solid/icons/file-x'
import ReceiptText from 'lucide-solid/icons/receipt-text'
import { createSignal, Show } from 'solid-js'
import { api } from '../../api/api.ts'
import { useLiveChanges } from '../../api/live-changes.ts'
import { useQuery } from '../../api/use-query.ts'
import { createList } from '../../lists/create-list.ts'
import { ListView } from '../../lists/list-view.tsx'
import { useSession } from '../../session/session.tsx'
import { Page } from '../../shell/page.tsx'
import { optionsQuery } from '../financing/options.ts'
import { columns, invoiceCard } from './columns.tsx'
import { CorrectDialog } from './correct-dialog.tsx'
import { type Row, stands } from './row.ts'
import { address, filterOf, type InvoiceSearch } from './search.ts'
import { takeInvoice } from './take-invoice.ts'

const route = getRouteApi('/shell/invoices')

/** The commission of each month as it was invoiced; finance takes back here what is wrong. */
export default function Invoices() {
  const session = useSession()
  const navigate = useNavigate()
  const search = route.useSearch()
  const isPlatform = () => session.me().merchant === null
  const options = useQuery(() => ({ ...optionsQuery(), enabled: isPlatform() }))
  const [chosen, setChosen] = createSignal<Row>()
  const [open, setOpen] = createSignal(false)
  const filter = () => filterOf(search())
  const correcting = {
    label: (row: Row) => m.invoices_correct_of({ number: row.number }),
    icon: () => <FileX class="size-4" aria-hidden="true" />,
    refusal: (row: Row) => (stands(row) ? undefined : m.invoices_correct_refused()),
    onAct: (row: Row) => {
      setChosen(row)
      setOpen(true)
    },
  }
  const list = createList<Row, InvoiceSearch>({
    name: 'invoice',
    label: m.invoices_title,
    address,
    search,
    onSearch: (next, replace) => void navigate({ to: '/invoices', search: next, replace }),
    source: {
      key: () => [['invoices', 'list'], filter()],
      read: (asked, signal) => api.invoices.list.ask({ ...filter(), ...asked }, signal),
    },
    columns: () => columns(isPlatform()),
    card: (row) => invoiceCard(row, isPlatform()),
    tallCards: true,
    rowName: (row) => m.invoices_row_name({ number: row.number, amount: money(row.totalCents) }),
    onOpen: (row) => void takeInvoice(row.id),
    filters: () => [
      {
        kind: 'several',
        name: 'merchant',
        label: m.invoices_column_merchant,
        choices: () => (options.data?.merchants ?? []).map(({ id, name }) => ({ value: id, label: name })),
      },
      {
        kind: 'days',
        from: 'from',
        to: 'to',
        labels: () => ({ from: m.invoices_filter_from(), to: m.invoices_filter_to() }),
      },
    ],
    deeds: () => [
      {
        key: 'p',
        label: (row) => m.invoices_pdf_of({ number: row.number }),
        icon: () => <FileText class="size-4" aria-hidden="true" />,
        onAct: (row) => void takeInvoice(row.id),
      },
      ...(session.can('invoices.correct') ? [correcting] : []),
    ],
    empty: () => (
      <EmptyState icon={<ReceiptText class="size-6" />} title={m.invoices_empty_title()}>
        {m.invoices_empty_text()}
      </EmptyState>
    ),
  })
  const refresh = () => void list.query.refetch()
  useLiveChanges('invoice', refresh)
  return (
    <Page
      title={m.invoices_title()}
      fill
      help={[m.invoices_help_what(), m.invoices_help_paid(), m.invoices_help_correct()]}
    >
      <ListView list={list} />
      <Show when={chosen()} keyed>
        {(invoice) => <CorrectDialog invoice={invoice} open={open()} onOpenChange={setOpen} onCorrected={refresh} />}
      </Show>
    </Page>
  )
}
