import { m } from '@cauce/i18n/messages'
import { buttonClass } from '@cauce/ui/button'
import { Skeleton } from '@cauce/ui/skeleton'
import { getRouteApi, Link } from '@tanstack/solid-router'
import { Match, Show, Switch } from 'solid-js'
import { api, type Outputs } from '../../../api/api.ts'
import { failureOf } from '../../../api/failure.ts'
import { QueryFailed } from '../../../api/query-failed.tsx'
import { useQuery } from '../../../api/use-query.ts'
import { NotFoundPage } from '../../../shell/not-found-page.tsx'
import { Page } from '../../../shell/page.tsx'
import { Balances } from './balances.tsx'
import { Story } from './story.tsx'

const route = getRouteApi('/shell/ledger/orders/$id')

/** All that one order moved, told in words, and what each account comes to by it. */
export default function LedgerOfOrder() {
  const id = () => route.useParams()().id
  const found = useQuery(() => api.ledger.ofOrder.queryOptions({ id: id() }))
  return (
    <Switch
      fallback={
        <Page title={m.ledger_of_order()}>
          <Skeleton class="h-64 w-full" />
        </Page>
      }
    >
      <Match when={found.data}>{(books) => <Found books={books()} />}</Match>
      <Match when={found.isError && ['not-found', 'bad-input'].includes(failureOf(found.error).code)}>
        <NotFoundPage />
      </Match>
      <Match when={found.isError}>
        <Page title={m.ledger_of_order()}>
          <QueryFailed of={found} />
        </Page>
      </Match>
    </Switch>
  )
}

const Found = (props: { books: Outputs['ledger']['ofOrder'] }) => (
  <Page
    title={m.ledger_order_title({ reference: props.books.order.reference })}
    beside={<span class="text-muted">{props.books.order.merchantName}</span>}
    help={[m.ledger_help_what(), m.ledger_help_sides()]}
    actions={
      <Show when={props.books.order.confirmedAt !== null}>
        <Link to="/orders/$id" params={{ id: props.books.order.id }} class={buttonClass()}>
          {m.ledger_order_open()}
        </Link>
      </Show>
    }
  >
    <div class="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <Story entries={props.books.entries} />
      <div class="max-lg:order-first">
        <Balances balances={props.books.balances} />
      </div>
    </div>
  </Page>
)
