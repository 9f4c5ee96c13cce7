import { wholeNumber } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Cell, DataTable, HeaderCell } from '@cauce/ui/data-table'
import { EmptyState } from '@cauce/ui/empty-state'
import { Money } from '@cauce/ui/money'
import { Skeleton } from '@cauce/ui/skeleton'
import { For, Match, Show, Switch } from 'solid-js'
import { api } from '../../../api/api.ts'
import { QueryFailed } from '../../../api/query-failed.tsx'
import { useQuery } from '../../../api/use-query.ts'

/** What waits for each merchant's next payment; a balance of zero or less is carried, and says so. */
export function NextPayments() {
  const found = useQuery(() => api.disbursements.next.queryOptions(undefined))
  const less = (cents: number) => <Money cents={cents === 0 ? 0 : -cents} />
  return (
    <Switch fallback={<Skeleton class="h-40 w-full" />}>
      <Match when={found.isError}>
        <QueryFailed of={found} />
      </Match>
      <Match when={found.isSuccess && found.data.length === 0}>
        <EmptyState title={m.payouts_next_empty_title()}>{m.payouts_next_empty_text()}</EmptyState>
      </Match>
      <Match when={found.isSuccess && found.data}>
        {(merchants) => (
          <>
            <p class="py-3 text-muted text-sm">{m.payouts_next_text()}</p>
            <DataTable label={m.payouts_tab_next()} class="panel">
              <thead>
                <tr>
                  <HeaderCell label={m.payouts_column_merchant()} />
                  <HeaderCell label={m.payouts_column_orders()} align="right" class="max-sm:hidden" />
                  <HeaderCell label={m.payouts_shipped()} align="right" class="max-sm:hidden" />
                  <HeaderCell label={m.payouts_returned()} align="right" class="max-sm:hidden" />
                  <HeaderCell label={m.payouts_column_fees()} align="right" class="max-sm:hidden" />
                  <HeaderCell label={m.payouts_to_pay()} align="right" />
                </tr>
              </thead>
              <tbody>
                <For each={merchants()}>
                  {(merchant) => (
                    <tr>
                      <Cell class="max-sm:whitespace-normal max-sm:py-2">
                        {merchant.merchantName}
                        <span class="block text-muted text-sm sm:hidden">
                          {m.payouts_orders_count({ count: wholeNumber(merchant.orders) })}
                        </span>
                      </Cell>
                      <Cell right class="max-sm:hidden">
                        {wholeNumber(merchant.orders)}
                      </Cell>
                      <Cell right class="max-sm:hidden">
                        <Money cents={merchant.shippedCents} />
                      </Cell>
                      <Cell right class="max-sm:hidden">
                        {less(merchant.returnedCents)}
                      </Cell>
                      <Cell right class="max-sm:hidden">
                        {less(merchant.feesCents)}
                      </Cell>
                      <Cell right class="font-medium max-sm:py-2">
                        <Money cents={merchant.balanceCents} />
                        <Show when={merchant.balanceCents <= 0}>
                          <span class="block font-normal text-muted text-sm">{m.payouts_next_carried()}</span>
                        </Show>
                      </Cell>
                    </tr>
                  )}
                </For>
              </tbody>
            </DataTable>
          </>
        )}
      </Match>
    </Switch>
  )
}
