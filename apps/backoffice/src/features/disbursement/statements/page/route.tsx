import { m } from '@cauce/i18n/messages'
import { Skeleton } from '@cauce/ui/skeleton'
import { getRouteApi, useNavigate } from '@tanstack/solid-router'
import { Match, Switch } from 'solid-js'
import { api } from '../../../../api/api.ts'
import { failureOf } from '../../../../api/failure.ts'
import { QueryFailed } from '../../../../api/query-failed.tsx'
import { useQuery } from '../../../../api/use-query.ts'
import { NotFoundPage } from '../../../../shell/not-found-page.tsx'
import { Page } from '../../../../shell/page.tsx'
import { type StatementDetails, statementName } from '../row.ts'
import { Entries } from './entries.tsx'
import { Head } from './head.tsx'

const route = getRouteApi('/shell/disbursements/statements/$id')

/** One of the bank's statements: what of it is left to be cleared up, and its entries. */
export default function StatementPage() {
  const id = () => route.useParams()().id
  const statement = useQuery(() => api.statements.get.queryOptions({ id: id() }))
  return (
    <Switch
      fallback={
        <Page title={m.statements_column_number()}>
          <Skeleton class="h-32 w-full" />
        </Page>
      }
    >
      <Match when={statement.data}>{(found) => <Found statement={found()} />}</Match>
      <Match when={statement.isError && ['not-found', 'bad-input'].includes(failureOf(statement.error).code)}>
        <NotFoundPage />
      </Match>
      <Match when={statement.isError}>
        <Page title={m.statements_column_number()}>
          <QueryFailed of={statement} />
        </Page>
      </Match>
    </Switch>
  )
}

function Found(props: { statement: StatementDetails }) {
  const navigate = useNavigate()
  const search = route.useSearch()
  return (
    <Page
      title={m.statements_row_name({ number: statementName(props.statement) })}
      fill
      help={[m.statements_help_what(), m.statements_help_differences(), m.statements_help_again()]}
    >
      <Head statement={props.statement} />
      <Entries
        statementId={props.statement.id}
        search={search}
        onSearch={(next, replace) =>
          void navigate({
            to: '/disbursements/statements/$id',
            params: { id: props.statement.id },
            search: next,
            replace,
          })
        }
      />
    </Page>
  )
}
