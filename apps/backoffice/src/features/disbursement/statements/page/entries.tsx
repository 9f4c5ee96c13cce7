import { type EntryState, entryStates } from '@cauce/domain/disbursement/statement'
import { date } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { entryStateWords } from '@cauce/i18n/statement-words'
import { word } from '@cauce/i18n/words'
import { EmptyState } from '@cauce/ui/empty-state'
import { showToast } from '@cauce/ui/toast'
import Banknote from 'lucide-solid/icons/banknote'
import CircleSlash from 'lucide-solid/icons/circle-slash'
import Link2 from 'lucide-solid/icons/link-2'
import { createMemo, createSignal, lazy, Show, Suspense } from 'solid-js'
import { api } from '../../../../api/api.ts'
import { useLiveChanges } from '../../../../api/live-changes.ts'
import { createList } from '../../../../lists/create-list.ts'
import { ListView } from '../../../../lists/list-view.tsx'
import { useSession } from '../../../../session/session.tsx'
import type { Entry } from '../row.ts'
import { type EntrySearch, entriesAddress, entryFilterOf } from '../search.ts'
import { amountOf, columns, entryCard } from './columns.tsx'
import { EntryDialog } from './entry-dialog.tsx'
import { takeBack } from './take-back.ts'

const MatchDialog = lazy(() => import('./match-dialog.tsx'))
const DismissDialog = lazy(() => import('./dismiss-dialog.tsx'))

const stateName = (state: EntryState): string => word(entryStateWords[state])

/** What the bank booked, and what finance says of what did not fit. */
export function Entries(props: {
  statementId: string
  search: () => EntrySearch
  onSearch: (next: EntrySearch, replace: boolean) => void
}) {
  const session = useSession()
  const [opened, setOpened] = createSignal<string>()
  const [matching, setMatching] = createSignal<Entry>()
  const [dismissing, setDismissing] = createSignal<readonly Entry[]>([])
  const filter = () => entryFilterOf(props.statementId, props.search())
  const settles = () => session.can('statements.import')
  const dismiss = (entries: readonly Entry[]) => {
    const open = entries.filter(({ state }) => state === 'difference')
    if (open.length === 0) showToast({ text: m.statements_refusal_no_difference(), meaning: 'bad' })
    setDismissing(open)
  }
  const ifDifference = (row: Entry) => (row.state === 'difference' ? undefined : m.statements_refusal_no_difference())
  const settling = [
    {
      key: 'm',
      label: m.statements_match,
      icon: () => <Link2 class="size-4" aria-hidden="true" />,
      refusal: ifDifference,
      onAct: (row: Entry) => setMatching(row),
    },
    {
      key: 'd',
      label: m.statements_dismiss,
      icon: () => <CircleSlash class="size-4" aria-hidden="true" />,
      refusal: ifDifference,
      onAct: (row: Entry) => dismiss([row]),
    },
  ]
  const list = createList<Entry, EntrySearch>({
    name: 'statement-entry',
    label: m.statements_column_entries,
    address: entriesAddress,
    search: () => props.search(),
    onSearch: (next, replace) => props.onSearch(next, replace),
    source: {
      key: () => [['statements', 'entries'], filter()],
      read: (asked, signal) => api.statements.entries.ask({ ...filter(), ...asked }, signal),
    },
    columns: () => columns,
    card: entryCard,
    rowName: (row) =>
      m.statements_entry_row_name({
        ...{ day: date(row.bookedOn), who: row.counterparty ?? m.statements_entry_nobody(), amount: amountOf(row) },
      }),
    onOpen: ({ id }) => setOpened(id),
    searchFor: m.statements_entry_search,
    filters: () => [
      {
        kind: 'several',
        name: 'state',
        label: m.statements_entry_state,
        choices: () => entryStates.map((state) => ({ value: state, label: stateName(state) })),
      },
    ],
    deeds: () => (settles() ? settling : []),
    bulk: () =>
      settles()
        ? [
            {
              label: m.statements_dismiss(),
              icon: <CircleSlash class="size-4" aria-hidden="true" />,
              onAct: (ids) => dismiss(list.rows().filter(({ id }) => ids.includes(id))),
            },
          ]
        : [],
    empty: () => (
      <EmptyState icon={<Banknote class="size-6" />} title={m.statements_entries_empty_title()}>
        {m.statements_entries_empty_text()}
      </EmptyState>
    ),
    export: { path: '/exports/statement-entries', asked: (names) => ({ filter: filter(), columns: names }) },
  })
  const refresh = () => void list.query.refetch()
  useLiveChanges('statement', refresh)
  useLiveChanges('disbursement', refresh)
  /** As it is now, also where the list has changed under it. */
  const shown = createMemo(() => list.rows().find(({ id }) => id === opened()))
  const fromDialog = (deed: (entry: Entry) => void) => () => {
    const entry = shown()
    setOpened(undefined)
    if (entry) deed(entry)
  }
  return (
    <>
      <ListView list={list} />
      <Show when={shown()}>
        {(entry) => (
          <EntryDialog
            entry={entry()}
            onClose={() => setOpened(undefined)}
            onMatch={fromDialog(setMatching)}
            onDismiss={fromDialog((one) => dismiss([one]))}
            onReopen={fromDialog(({ id }) => void takeBack(id, refresh))}
          />
        )}
      </Show>
      <Suspense>
        <Show when={matching()} keyed>
          {(entry) => <MatchDialog entry={entry} onClose={() => setMatching(undefined)} onMatched={refresh} />}
        </Show>
        <Show when={dismissing().length > 0}>
          <DismissDialog entries={dismissing()} onClose={() => setDismissing([])} onDone={refresh} />
        </Show>
      </Suspense>
    </>
  )
}
