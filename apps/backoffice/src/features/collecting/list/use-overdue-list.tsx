import { isShortWithPhones } from '@cauce/domain/search'
import { m } from '@cauce/i18n/messages'
import { EmptyState } from '@cauce/ui/empty-state'
import CreditCard from 'lucide-solid/icons/credit-card'
import HandCoins from 'lucide-solid/icons/hand-coins'
import Link from 'lucide-solid/icons/link'
import { api } from '../../../api/api.ts'
import { createList } from '../../../lists/create-list.ts'
import { useSession } from '../../../session/session.tsx'
import type { Options } from '../../financing/row.ts'
import type { Row } from '../row.ts'
import { columns, overdueCard } from './columns.tsx'
import { overdueFilters } from './filters.ts'
import { address, filterOf, type OverdueSearch } from './search.ts'

/** The list of overdue instalments, declared. */
export function useOverdueList(page: {
  search: () => OverdueSearch
  onSearch: (next: OverdueSearch, replace: boolean) => void
  options: () => Options | undefined
  onOpen: (row: Row) => void
  onTake: (row: Row) => void
  onSendLink: (row: Row) => void
}) {
  const session = useSession()
  const ofSeveral = session.me().merchant === null
  const filter = () => filterOf(page.search())
  const { views, saveView, removeView } = api.payments
  return createList<Row, OverdueSearch>({
    name: 'overdue',
    label: m.collecting_title,
    address,
    search: page.search,
    onSearch: page.onSearch,
    source: {
      key: () => [['payments', 'overdue'], filter()],
      read: (asked, signal) => api.payments.overdue.ask({ ...filter(), ...asked }, signal),
    },
    columns: () => columns(ofSeveral),
    card: overdueCard,
    tallCards: true,
    rowName: (row) => m.collecting_row_name({ number: row.number, reference: row.reference, name: row.customerName }),
    onOpen: page.onOpen,
    filters: () => overdueFilters(page.options, ofSeveral),
    searchFor: m.collecting_search,
    shortSearch: { isShort: isShortWithPhones, text: m.financing_search_short },
    deeds: () => [
      {
        key: 't',
        label: m.collecting_deed_take,
        icon: () => <CreditCard class="size-4" aria-hidden="true" />,
        refusal: (row) => (row.isAsked ? m.collecting_asked() : undefined),
        onAct: page.onTake,
      },
      {
        key: 's',
        label: m.collecting_deed_link,
        icon: () => <Link class="size-4" aria-hidden="true" />,
        onAct: page.onSendLink,
      },
    ],
    empty: () => (
      <EmptyState icon={<HandCoins class="size-6" />} title={m.collecting_empty_title()}>
        {m.collecting_empty_text()}
      </EmptyState>
    ),
    views: { read: views.queryOptions(undefined), save: saveView.act, remove: removeView.act },
    export: { path: '/exports/overdue', asked: (shown) => ({ filter: filter(), columns: shown }) },
  })
}
