import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { EmptyState } from '@cauce/ui/empty-state'
import { getRouteApi, useNavigate } from '@tanstack/solid-router'
import Landmark from 'lucide-solid/icons/landmark'
import Upload from 'lucide-solid/icons/upload'
import { lazy, Show, Suspense } from 'solid-js'
import { api } from '../../../../api/api.ts'
import { createList } from '../../../../lists/create-list.ts'
import { ListView } from '../../../../lists/list-view.tsx'
import { useSession } from '../../../../session/session.tsx'
import { Page } from '../../../../shell/page.tsx'
import { DisbursementTabs } from '../../tabs.tsx'
import { type Statement, statementName } from '../row.ts'
import { filterOf, type StatementSearch, statementsAddress } from '../search.ts'
import { columns, statementCard } from './columns.tsx'

const ImportDialog = lazy(() => import('./import-dialog.tsx'))
const route = getRouteApi('/shell/disbursements/statements')

/** What the bank said of our account, statement by statement; finance brings them in from here. */
export default function Statements() {
  const navigate = useNavigate()
  const session = useSession()
  const search = route.useSearch()
  const setSearch = (next: StatementSearch, replace = false) =>
    void navigate({ to: '/disbursements/statements', search: next, replace })
  const asks = (upload: 'open' | undefined) => setSearch(statementsAddress.read({ ...search(), upload }), true)
  const open = (id: string, replace = false) =>
    void navigate({ to: '/disbursements/statements/$id', params: { id }, replace })
  const imports = () => session.can('statements.import')
  const filter = () => filterOf(search())
  const list = createList<Statement, StatementSearch>({
    name: 'statement',
    label: m.statements_title,
    address: statementsAddress,
    search,
    onSearch: setSearch,
    source: {
      key: () => [['statements', 'list'], filter()],
      read: (asked, signal) => api.statements.list.ask({ ...filter(), ...asked }, signal),
      readOne: (id) => api.statements.get.ask({ id }),
      subjectKind: 'statement',
    },
    columns: () => columns,
    card: statementCard,
    rowName: (row) => m.statements_row_name({ number: statementName(row) }),
    onOpen: ({ id }) => open(id),
    filters: () => [
      {
        kind: 'several',
        name: 'show',
        label: m.statements_filter_show,
        choices: () => [
          { value: 'open', label: m.statements_filter_open() },
          { value: 'clear', label: m.statements_filter_clear() },
        ],
      },
      {
        kind: 'days',
        from: 'from',
        to: 'to',
        labels: () => ({ from: m.statements_filter_from(), to: m.statements_filter_to() }),
      },
    ],
    empty: () => (
      <EmptyState icon={<Landmark class="size-6" />} title={m.statements_empty_title()}>
        {imports() ? m.statements_empty_text() : m.statements_empty_text_read()}
      </EmptyState>
    ),
  })
  return (
    <Page
      title={m.payouts_title()}
      fill
      help={[m.statements_help_what(), m.statements_help_differences(), m.statements_help_again()]}
      actions={
        <Show when={imports()}>
          <Button variant="primary" onClick={() => asks('open')}>
            <Upload class="size-4" aria-hidden="true" />
            {m.statements_import()}
          </Button>
        </Show>
      }
    >
      <DisbursementTabs
        value="statements"
        onChange={(tab) => void navigate({ to: '/disbursements', search: tab === 'payments' ? {} : { tab } })}
      >
        <ListView list={list} />
      </DisbursementTabs>
      <Suspense>
        <Show when={search().upload && imports()}>
          <ImportDialog
            onClose={() => asks(undefined)}
            onImported={({ statements: [first, ...others] }) => {
              if (first && others.length === 0) return open(first.id, true)
              asks(undefined)
              void list.query.refetch()
            }}
          />
        </Show>
      </Suspense>
    </Page>
  )
}
