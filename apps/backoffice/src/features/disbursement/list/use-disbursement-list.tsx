import { disbursementStates } from '@cauce/domain/disbursement/states'
import { date, money } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { EmptyState } from '@cauce/ui/empty-state'
import Banknote from 'lucide-solid/icons/banknote'
import FileSpreadsheet from 'lucide-solid/icons/file-spreadsheet'
import FileText from 'lucide-solid/icons/file-text'
import { api } from '../../../api/api.ts'
import { useQuery } from '../../../api/use-query.ts'
import { createList } from '../../../lists/create-list.ts'
import { useSession } from '../../../session/session.tsx'
import { optionsQuery } from '../../financing/options.ts'
import type { Row } from '../row.ts'
import { PaymentState, stateDetail, stateName } from '../state.tsx'
import { takeFile } from '../take-file.ts'
import { columns } from './columns.tsx'
import { address, filterOf, type ListSearch } from './search.ts'

/** The list of daily payments, declared. */
export function useDisbursementList(page: {
  search: () => ListSearch
  onSearch: (next: ListSearch, replace: boolean) => void
  onOpen: (row: Row) => void
}) {
  const session = useSession()
  const isPlatform = () => session.me().merchant === null
  const options = useQuery(() => ({ ...optionsQuery(), enabled: isPlatform() }))
  const filter = () => filterOf(page.search())
  return createList<Row, ListSearch>({
    name: 'disbursement',
    label: m.payouts_title,
    address,
    search: page.search,
    onSearch: page.onSearch,
    source: {
      key: () => [['disbursements', 'list'], filter()],
      read: (asked, signal) => api.disbursements.list.ask({ ...filter(), ...asked }, signal),
      readOne: (id) => api.disbursements.get.ask({ id }),
      subjectKind: 'disbursement',
    },
    columns: () => columns(isPlatform()),
    card: (row) => ({
      title: isPlatform() ? row.merchantName : row.number,
      text: <span class="text-muted text-sm">{stateDetail(row)}</span>,
      amount: money(row.paidCents),
      below: (
        <>
          {isPlatform() && <span class="whitespace-nowrap">{row.number}</span>}
          <PaymentState of={row} brief />
        </>
      ),
      at: date(row.day),
    }),
    rowName: (row) => m.payouts_row_name({ number: row.number, amount: money(row.paidCents) }),
    onOpen: page.onOpen,
    filters: () => [
      {
        kind: 'several',
        name: 'merchant',
        label: m.payouts_column_merchant,
        choices: () => (options.data?.merchants ?? []).map(({ id, name }) => ({ value: id, label: name })),
      },
      {
        kind: 'several',
        name: 'state',
        label: m.payouts_column_state,
        choices: () => disbursementStates.map((state) => ({ value: state, label: stateName(state) })),
      },
      {
        kind: 'days',
        from: 'from',
        to: 'to',
        labels: () => ({ from: m.payouts_filter_from(), to: m.payouts_filter_to() }),
      },
    ],
    deeds: () => [
      {
        key: 'p',
        label: (row) => m.payouts_pdf_of({ number: row.number }),
        icon: () => <FileText class="size-4" aria-hidden="true" />,
        onAct: (row) => void takeFile('report', row.id),
      },
      {
        key: 'e',
        label: (row) => m.payouts_xlsx_of({ number: row.number }),
        icon: () => <FileSpreadsheet class="size-4" aria-hidden="true" />,
        onAct: (row) => void takeFile('orders', row.id),
      },
    ],
    empty: () => (
      <EmptyState icon={<Banknote class="size-6" />} title={m.payouts_empty_title()}>
        {m.payouts_empty_text()}
      </EmptyState>
    ),
  })
}
