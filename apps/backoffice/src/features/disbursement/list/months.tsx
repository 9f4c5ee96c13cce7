import { monthName, wholeNumber } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Cell, DataTable, HeaderCell } from '@cauce/ui/data-table'
import { EmptyState } from '@cauce/ui/empty-state'
import { ErrorState } from '@cauce/ui/error-state'
import { linkClass } from '@cauce/ui/link'
import { Money } from '@cauce/ui/money'
import { Skeleton } from '@cauce/ui/skeleton'
import { Link } from '@tanstack/solid-router'
import { For, Match, Switch } from 'solid-js'
import { api } from '../../../api/api.ts'
import { failureOf } from '../../../api/failure.ts'
import { failureText } from '../../../api/failure-text.ts'
import { useQuery } from '../../../api/use-query.ts'
import { daysOfMonth, filterOf, type ListSearch } from './search.ts'

/** What the payments of each month come to; a month leads to them. */
export function Months(props: { search: ListSearch }) {
  const found = useQuery(() => api.disbursements.months.queryOptions(filterOf(props.search)))
  return (
    <Switch fallback={<Skeleton class="h-40 w-full" />}>
      <Match when={found.isError}>
        <ErrorState
          title={failureText(found.error)}
          requestId={failureOf(found.error).requestId}
          onRetry={() => void found.refetch()}
        />
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
                  <HeaderCell label={m.payouts_month_payments()} align="right" />
                  <HeaderCell label={m.payouts_column_orders()} align="right" />
                  <HeaderCell label={m.payouts_column_gross()} align="right" />
                  <HeaderCell label={m.payouts_column_fees()} align="right" />
                  <HeaderCell label={m.payouts_column_paid()} align="right" />
                </tr>
              </thead>
              <tbody>
                <For each={data().months}>
                  {(month) => (
                    <tr>
                      <Cell>
                        <Link
                          to="/disbursements"
                          search={{ ...props.search, tab: undefined, ...daysOfMonth(month.month) }}
                          class={linkClass}
                        >
                          {monthName(month.month)}
                        </Link>
                      </Cell>
                      <Cell right>{wholeNumber(month.payments)}</Cell>
                      <Cell right>{wholeNumber(month.orders)}</Cell>
                      <Cell right>
                        <Money cents={month.grossCents} />
                      </Cell>
                      <Cell right>
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
