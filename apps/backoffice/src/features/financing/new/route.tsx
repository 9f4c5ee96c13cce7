import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { EmptyState } from '@cauce/ui/empty-state'
import { LoadingRegion, Skeleton } from '@cauce/ui/skeleton'
import PackageX from 'lucide-solid/icons/package-x'
import { Match, Show, Switch } from 'solid-js'
import { QueryFailed } from '../../../api/query-failed.tsx'
import { useQuery } from '../../../api/use-query.ts'
import { useMedia } from '../../../media.ts'
import { useSession } from '../../../session/session.tsx'
import { Page } from '../../../shell/page.tsx'
import { optionsQuery } from '../options.ts'
import type { Options } from '../row.ts'
import { createSale } from './controller.ts'
import { SaleForm } from './form.tsx'
import { BottomPanel, SidePanel } from './panel.tsx'

/** A new sale: left what the agent types, right what it comes to and Send. */
export default function NewFinancing() {
  const options = useQuery(optionsQuery)
  return (
    <Switch
      fallback={
        <Page title={m.financing_new()}>
          <LoadingRegion>
            <div class="grid max-w-2xl gap-4">
              <Skeleton class="h-14 w-full" />
              <Skeleton class="h-64 w-full" />
              <Skeleton class="h-40 w-full" />
            </div>
          </LoadingRegion>
        </Page>
      }
    >
      <Match when={options.data?.products.length === 0}>
        <Page title={m.financing_new()}>
          <EmptyState icon={<PackageX class="size-6" />} title={m.financing_no_products_title()}>
            {m.financing_no_products_text()}
          </EmptyState>
        </Page>
      </Match>
      <Match when={options.data}>{(known) => <Sale options={known()} />}</Match>
      <Match when={options.isError}>
        <Page title={m.financing_new()}>
          <QueryFailed of={options} />
        </Page>
      </Match>
    </Switch>
  )
}

function Sale(props: { options: Options }) {
  const session = useSession()
  const wide = useMedia('(min-width: 1024px)')
  // A draft belongs to one visit of the page: options read again do not begin another.
  const sale = createSale(props.options, session.me().user.id)
  let form!: HTMLFormElement
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (sale.send()) return
    queueMicrotask(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }
  return (
    <Page
      title={m.financing_new()}
      help={[m.financing_new_help_draft(), m.financing_new_help_cart(), m.financing_new_help_sms()]}
      actions={
        <Show when={!sale.isUntouched()}>
          <Button variant="ghost" onClick={() => sale.discard()}>
            {m.financing_draft_discard()}
          </Button>
        </Show>
      }
    >
      <form
        ref={form}
        id="new-financing"
        noValidate
        class="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] max-lg:pb-24 xl:grid-cols-[minmax(0,1fr)_26rem]"
        onSubmit={submit}
      >
        <SaleForm sale={sale} />
        <Show when={wide()} fallback={<BottomPanel sale={sale} />}>
          <SidePanel sale={sale} />
        </Show>
      </form>
    </Page>
  )
}
