import { money, monthName, wholeNumber } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Cell, DataTable, HeaderCell } from '@cauce/ui/data-table'
import { EmptyState } from '@cauce/ui/empty-state'
import { linkClass } from '@cauce/ui/link'
import { Money } from '@cauce/ui/money'
import { Skeleton } from '@cauce/ui/skeleton'
import { Link } from '@tanstack/solid-router'
import { For, Match, Switch } from 'solid-js'
import { api } from '../../../api/api.ts'
import { QueryFailed } from '../../../api/query-failed.tsx'
import { useQuery } from '../../../api/use-query.ts'
import { NothingMatches } from '../../../lists/nothing-matches.tsx'
import { address, daysOfMonth, filterOf, type ListSearch } from './search.ts'

/** What the payments of each month that the filters let through come to; a month leads to them. */
export function Months(props: { search: ListSearch; onLiftFilters: () => void }) {
  const found = useQuery(() => api.disbursements.months.queryOptions(filterOf(props.search)))
  return (
    <Switch fallback={<Skeleton class="h-40 w-full" />}>
      <Match when={found.isError}>
        <QueryFailed of={found} />
      </Match>
      <Match when={found.isSuccess && found.data.months.length === 0 && address.isFiltered(props.search)}>
        <NothingMatches onLift={() => props.onLiftFilters()} />
      </Match>
      <Match when={found.isSuccess && found.data.months.length === 0}>
        <EmptyState title={m.payouts_empty_title()}>{m.payouts_empty_text()}</EmptyState>
      </Match>
      <Match when={found.isSuccess && found.data}>
        {(data) => (
          <>
            <p class="py-3 text-muted text-sm">{m.payouts_month_rejected()}</p>
            <DataTable label={m.payouts_months()} class="panel">
              <thead>
                <tr>
                  <HeaderCell label={m.payouts_month()} />
                  <HeaderCell label={m.payouts_month_payments()} align="right" class="max-sm:hidden" />
                  <HeaderCell label={m.payouts_column_orders()} align="right" class="max-sm:hidden" />
                  <HeaderCell label={m.payouts_column_gross()} align="right" class="max-sm:hidden" />
                  <HeaderCell label={m.payouts_column_fees()} align="right" class="max-sm:hidden" />
                  <HeaderCell label={m.payouts_column_paid()} align="right" />
                </tr>
              </thead>
              <tbody>
                <For each={data().months}>
                  {(month) => (
                    <tr>
                      <Cell class="max-sm:whitespace-normal max-sm:py-2">
                        <Link
                          to="/disbursements"
                          search={{ ...props.search, tab: undefined, ...daysOfMonth(month.month) }}
                          class={linkClass}
                        >
                          {monthName(month.month)}
                        </Link>
                        <span class="block text-muted text-sm sm:hidden">
                          {m.payouts_brief({
                            gross: money(month.grossCents),
                            fees: money(month.feesCents),
                          })}
                        </span>
                      </Cell>
                      <Cell right class="max-sm:hidden">
                        {wholeNumber(month.payments)}
                      </Cell>
                      <Cell right class="max-sm:hidden">
                        {wholeNumber(month.orders)}
                      </Cell>
                      <Cell right class="max-sm:hidden">
                        <Money cents={month.grossCents} />
                      </Cell>
                      <Cell right class="max-sm:hidden">
                        <Money cents={month.feesCents} />
                      </Cell>
                      <Cell right class="font-medium">
                        <Money cents={month.paidCents} />
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
