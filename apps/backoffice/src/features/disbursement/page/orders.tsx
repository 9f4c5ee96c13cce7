import { money } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { Cell, DataTable, HeaderCell } from '@cauce/ui/data-table'
import { linkClass } from '@cauce/ui/link'
import { Money } from '@cauce/ui/money'
import { Section } from '@cauce/ui/section'
import { Skeleton } from '@cauce/ui/skeleton'
import { Link } from '@tanstack/solid-router'
import { For, Match, Show, Switch } from 'solid-js'
import { api } from '../../../api/api.ts'
import { QueryFailed } from '../../../api/query-failed.tsx'
import { useInfiniteQuery } from '../../../api/use-query.ts'
import { useSession } from '../../../session/session.tsx'

const brief = (grossCents: number, feesCents: number) =>
  m.payouts_brief({ gross: money(grossCents), fees: money(feesCents) })

/** The orders in a payment; each leads to its page. */
export function Orders(props: { id: string }) {
  const session = useSession()
  const pages = useInfiniteQuery(() => ({
    queryKey: [['disbursements', 'orders'], { id: props.id }],
    queryFn: ({ pageParam, signal }: { pageParam: string | undefined; signal: AbortSignal }) =>
      api.disbursements.orders.ask({ id: props.id, ...(pageParam && { after: pageParam }) }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: { next: string | null }) => last.next ?? undefined,
  }))
  const rows = () => pages.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <Section title={m.payouts_detail_orders()}>
      <Switch fallback={<Skeleton class="h-40 w-full" />}>
        <Match when={pages.isError}>
          <QueryFailed of={pages} />
        </Match>
        <Match when={pages.isSuccess}>
          <DataTable label={m.payouts_column_orders()}>
            <thead>
              <tr>
                <HeaderCell label={m.payouts_order()} />
                <HeaderCell label={m.payouts_customer()} class="max-sm:hidden" />
                <HeaderCell label={m.payouts_shipped()} align="right" class="max-sm:hidden" />
                <HeaderCell label={m.payouts_returned()} align="right" class="max-sm:hidden" />
                <HeaderCell label={m.payouts_column_fees()} align="right" class="max-sm:hidden" />
                <HeaderCell label={m.payouts_order_paid()} align="right" />
              </tr>
            </thead>
            <tbody>
              <For each={rows()}>
                {(order) => {
                  const fees = order.commissionNetCents + order.commissionVatCents
                  return (
                    <tr>
                      <Cell class="max-sm:whitespace-normal max-sm:py-2">
                        <Show when={session.can('orders.read')} fallback={order.reference}>
                          <Link to="/orders/$id" params={{ id: order.orderId }} class={linkClass}>
                            {order.reference}
                          </Link>
                        </Show>
                        <span class="block text-muted text-sm sm:hidden">
                          {order.customerName} · {brief(order.shippedCents - order.returnedCents, fees)}
                        </span>
                      </Cell>
                      <Cell class="max-w-56 truncate max-sm:hidden">{order.customerName}</Cell>
                      <Cell right class="max-sm:hidden">
                        <Money cents={order.shippedCents} />
                      </Cell>
                      <Cell right class="max-sm:hidden">
                        <Money cents={order.returnedCents} />
                      </Cell>
                      <Cell right class="max-sm:hidden">
                        <Money cents={fees} />
                      </Cell>
                      <Cell right class="font-medium">
                        <Money cents={order.shippedCents - order.returnedCents - fees} />
                      </Cell>
                    </tr>
                  )
                }}
              </For>
            </tbody>
          </DataTable>
          <Show when={pages.hasNextPage}>
            <Button class="mt-3" busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              {m.payouts_more_orders()}
            </Button>
          </Show>
        </Match>
      </Switch>
    </Section>
  )
}
