import { m } from '@cauce/i18n/messages'
import { useQueryClient } from '@tanstack/solid-query'
import { getRouteApi } from '@tanstack/solid-router'
import { Match, Switch } from 'solid-js'
import { api } from '../../../api/api.ts'
import { failureOf } from '../../../api/failure.ts'
import { useLiveChanges } from '../../../api/live-changes.ts'
import { QueryFailed } from '../../../api/query-failed.tsx'
import { useQuery } from '../../../api/use-query.ts'
import { NotFoundPage } from '../../../shell/not-found-page.tsx'
import { Page } from '../../../shell/page.tsx'
import { optionsQuery } from '../options.ts'
import type { Details } from '../row.ts'
import { Attempts } from './attempts.tsx'
import { Cart } from './cart.tsx'
import { Deeds } from './deeds.tsx'
import { Head } from './head.tsx'
import { Notes } from './notes.tsx'
import { FinancingPending } from './pending.tsx'
import { Plan } from './plan.tsx'
import { ShopperBox } from './shopper-box.tsx'
import { Story } from './story.tsx'

const route = getRouteApi('/shell/financings/$id')

/** One financing: what stands and what comes next at the top, then what it is made of, then how it came to this. */
export default function FinancingPage() {
  const id = () => route.useParams()().id
  const financing = useQuery(() => api.financings.get.queryOptions({ id: id() }))
  // Asked for while it is on its way, it would hold back also the way back to the list.
  const known = () => (financing.isSuccess ? financing.data : undefined)
  const queryClient = useQueryClient()
  // A message's delivery is logged on the message, which does not name its financing.
  useLiveChanges('message', () => {
    void queryClient.invalidateQueries({ queryKey: api.financings.timeline.key() })
    void queryClient.invalidateQueries({ queryKey: api.financings.get.key() })
  })
  return (
    <Switch fallback={<FinancingPending />}>
      <Match when={known()}>{(found) => <Found financing={found()} />}</Match>
      <Match when={financing.isError && ['not-found', 'bad-input'].includes(failureOf(financing.error).code)}>
        <NotFoundPage />
      </Match>
      <Match when={financing.isError}>
        <Page title={m.financing_page_title()}>
          <QueryFailed of={financing} />
        </Page>
      </Match>
    </Switch>
  )
}

function Found(props: { financing: Details }) {
  const options = useQuery(optionsQuery)
  const home = () => (options.isSuccess ? options.data.merchant?.country : undefined)
  return (
    <Page
      title={props.financing.reference}
      help={[m.financing_page_help_resend(), m.financing_page_help_withdraw(), m.financing_page_help_story()]}
      actions={<Deeds financing={props.financing} home={home()} />}
    >
      <Head financing={props.financing} />
      <div class="mt-4 grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div class="grid min-w-0 gap-4">
          <Cart financing={props.financing} />
          <Plan financing={props.financing} />
          <Attempts financing={props.financing} />
          <Story of="financings" id={props.financing.id} />
        </div>
        <div class="grid min-w-0 gap-4 max-lg:order-first">
          <ShopperBox financing={props.financing} home={home()} />
          <Notes financing={props.financing} />
        </div>
      </div>
    </Page>
  )
}
