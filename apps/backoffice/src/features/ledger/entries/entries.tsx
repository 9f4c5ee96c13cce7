import { ledgerAccounts, ledgerEntryKinds } from '@cauce/domain/ledger/entries'
import { money } from '@cauce/i18n/format'
import { entryText, ledgerKindWords } from '@cauce/i18n/ledger-words'
import { m } from '@cauce/i18n/messages'
import { word } from '@cauce/i18n/words'
import { EmptyState } from '@cauce/ui/empty-state'
import { useNavigate } from '@tanstack/solid-router'
import BookText from 'lucide-solid/icons/book-text'
import ListTree from 'lucide-solid/icons/list-tree'
import { createSignal, Show } from 'solid-js'
import { api } from '../../../api/api.ts'
import { useQuery } from '../../../api/use-query.ts'
import { createList } from '../../../lists/create-list.ts'
import { ListView } from '../../../lists/list-view.tsx'
import { optionsQuery } from '../../financing/options.ts'
import { address, filterOf, type LedgerSearch, oneAccount } from '../search.ts'
import { accountName, type Entry } from '../words.ts'
import { columns, entryCard } from './columns.tsx'
import { EntryDialog } from './entry-dialog.tsx'
import { MonthPlot } from './month-plot.tsx'

/** The ledger's entries, told in words; of one account also how its balance went. */
export function Entries(props: {
  search: () => LedgerSearch
  onSearch: (next: LedgerSearch, replace: boolean) => void
}) {
  const navigate = useNavigate()
  const options = useQuery(optionsQuery)
  const [chosen, setChosen] = createSignal<Entry>()
  const filter = () => filterOf(props.search())
  const list = createList<Entry, LedgerSearch>({
    name: 'ledger-entry',
    label: m.ledger_tab_entries,
    address,
    search: () => props.search(),
    onSearch: (next, replace) => props.onSearch(next, replace),
    source: {
      key: () => [['ledger', 'entries'], filter()],
      read: (asked, signal) => api.ledger.entries.ask({ ...filter(), ...asked }, signal),
      subjectKind: ['order', 'financing', 'disbursement'],
    },
    columns: () => columns(oneAccount(props.search())),
    card: entryCard,
    rowName: ({ fact, order, amountCents }) =>
      [entryText(fact), ...(order ? [order.reference] : []), money(amountCents)].join(', '),
    onOpen: setChosen,
    searchFor: m.ledger_search,
    filters: () => [
      {
        kind: 'several',
        name: 'account',
        label: m.ledger_column_account,
        choices: () => ledgerAccounts.map((account) => ({ value: account, label: accountName(account) })),
      },
      {
        kind: 'several',
        name: 'kind',
        label: m.ledger_filter_kind,
        choices: () => ledgerEntryKinds.map((kind) => ({ value: kind, label: word(ledgerKindWords[kind]) })),
      },
      {
        kind: 'several',
        name: 'merchant',
        label: m.ledger_column_merchant,
        choices: () => (options.data?.merchants ?? []).map(({ id, name }) => ({ value: id, label: name })),
      },
      {
        kind: 'days',
        from: 'from',
        to: 'to',
        labels: () => ({ from: m.ledger_filter_from(), to: m.ledger_filter_to() }),
      },
    ],
    deeds: () => [
      {
        key: 'o',
        label: (row) =>
          row.order ? m.ledger_entry_order({ reference: row.order.reference }) : m.ledger_column_order(),
        icon: () => <ListTree class="size-4" aria-hidden="true" />,
        refusal: (row) => (row.order ? undefined : m.ledger_entry_no_order()),
        onAct: (row) => row.order && void navigate({ to: '/ledger/orders/$id', params: { id: row.order.id } }),
      },
    ],
    empty: () => (
      <EmptyState icon={<BookText class="size-6" />} title={m.ledger_empty_title()}>
        {m.ledger_empty_text()}
      </EmptyState>
    ),
    export: { path: '/exports/ledger-entries', asked: (names) => ({ filter: filter(), columns: names }) },
  })
  return (
    <>
      <ListView
        list={list}
        above={
          <Show when={oneAccount(props.search())} keyed>
            {(account) => <MonthPlot account={account} search={props.search()} />}
          </Show>
        }
      />
      <Show when={chosen()} keyed>
        {(entry) => <EntryDialog entry={entry} onClose={() => setChosen(undefined)} />}
      </Show>
    </>
  )
}
