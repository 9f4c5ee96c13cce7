import { m } from '@cauce/i18n/messages'
import { Skeleton } from '@cauce/ui/skeleton'
import { getRouteApi } from '@tanstack/solid-router'
import { Match, Switch } from 'solid-js'
import { api } from '../../../api/api.ts'
import { failureOf } from '../../../api/failure.ts'
import { QueryFailed } from '../../../api/query-failed.tsx'
import { useQuery } from '../../../api/use-query.ts'
import { NotFoundPage } from '../../../shell/not-found-page.tsx'
import { Page } from '../../../shell/page.tsx'
import type { Details } from '../row.ts'
import { Deeds } from './deeds.tsx'
import { Figures } from './figures.tsx'
import { Head } from './head.tsx'
import { Orders } from './orders.tsx'

const route = getRouteApi('/shell/disbursements/$id')

/** One daily payment: where it stands, how its amount came about, and its orders. */
export default function DisbursementPage() {
  const id = () => route.useParams()().id
  const payment = useQuery(() => api.disbursements.get.queryOptions({ id: id() }))
  return (
    <Switch
      fallback={
        <Page title={m.payouts_title()}>
          <Skeleton class="h-32 w-full" />
        </Page>
      }
    >
      <Match when={payment.isSuccess && payment.data}>{(found) => <Found payment={found()} />}</Match>
      <Match when={payment.isError && ['not-found', 'bad-input'].includes(failureOf(payment.error).code)}>
        <NotFoundPage />
      </Match>
      <Match when={payment.isError}>
        <Page title={m.payouts_title()}>
          <QueryFailed of={payment} />
        </Page>
      </Match>
    </Switch>
  )
}

function Found(props: { payment: Details }) {
  return (
    <Page
      title={m.payouts_detail_title({ number: props.payment.number })}
      help={[m.payouts_help_what(), m.payouts_help_carried(), m.payouts_help_states(), m.payouts_help_documents()]}
      actions={<Deeds payment={props.payment} />}
    >
      <Head payment={props.payment} />
      <div class="mt-4 grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <Orders id={props.payment.id} />
        <div class="max-xl:order-first">
          <Figures payment={props.payment} />
        </div>
      </div>
    </Page>
  )
}
