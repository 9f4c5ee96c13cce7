import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { Cell, DataTable, HeaderCell } from '@cauce/ui/data-table'
import { ErrorState } from '@cauce/ui/error-state'
import { linkClass } from '@cauce/ui/link'
import { Money } from '@cauce/ui/money'
import { Section } from '@cauce/ui/section'
import { Skeleton } from '@cauce/ui/skeleton'
import { Link } from '@tanstack/solid-router'
import { For, Match, Show, Switch } from 'solid-js'
import { api } from '../../../api/api.ts'
import { failureOf } from '../../../api/failure.ts'
import { failureText } from '../../../api/failure-text.ts'
import { useInfiniteQuery } from '../../../api/use-query.ts'
import { useSession } from '../../../session/session.tsx'

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
          <ErrorState
            title={failureText(pages.error)}
            requestId={failureOf(pages.error).requestId}
            onRetry={() => void pages.refetch()}
          />
        </Match>
        <Match when={pages.isSuccess}>
          <DataTable label={m.payouts_column_orders()}>
            <thead>
              <tr>
                <HeaderCell label={m.payouts_order()} />
                <HeaderCell label={m.payouts_customer()} />
                <HeaderCell label={m.payouts_shipped()} align="right" />
                <HeaderCell label={m.payouts_returned()} align="right" />
                <HeaderCell label={m.payouts_column_fees()} align="right" />
                <HeaderCell label={m.payouts_order_paid()} align="right" />
              </tr>
            </thead>
            <tbody>
              <For each={rows()}>
                {(order) => {
                  const fees = order.commissionNetCents + order.commissionVatCents
                  return (
                    <tr>
                      <Cell>
                        <Show when={session.can('orders.read')} fallback={order.reference}>
                          <Link to="/orders/$id" params={{ id: order.orderId }} class={linkClass}>
                            {order.reference}
                          </Link>
                        </Show>
                      </Cell>
                      <Cell class="max-w-56 truncate">{order.customerName}</Cell>
                      <Cell right>
                        <Money cents={order.shippedCents} />
                      </Cell>
                      <Cell right>
                        <Money cents={order.returnedCents} />
                      </Cell>
                      <Cell right>
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
