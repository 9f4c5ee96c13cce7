import type { LedgerAccount } from '@cauce/domain/ledger/entries'
import { money, monthName } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Plot } from '@cauce/ui/plot'
import { keepPreviousData } from '@tanstack/solid-query'
import { createMemo, Show } from 'solid-js'
import { api } from '../../../api/api.ts'
import { useQuery } from '../../../api/use-query.ts'
import { type LedgerSearch, merchantsOf } from '../search.ts'
import { accountName } from '../words.ts'

/** How the balance of an account went, month by month; on which side, its colour and its name say. */
export function MonthPlot(props: { account: LedgerAccount; search: LedgerSearch }) {
  const found = useQuery(() => ({
    ...api.ledger.months.queryOptions({
      account: props.account,
      ...merchantsOf(props.search),
      ...(props.search.to && { to: props.search.to }),
    }),
    placeholderData: keepPreviousData,
  }))
  const months = () => found.data ?? []
  const onSide = (side: 1 | -1) => months().map(({ balanceCents }) => Math.max(0, side * balanceCents))
  // Read by every bar.
  const series = createMemo(() =>
    [
      { label: m.ledger_column_debit_balance(), meaning: 'good' as const, values: onSide(1) },
      { label: m.ledger_column_credit_balance(), meaning: 'waiting' as const, values: onSide(-1) },
    ].filter(({ values }) => values.some((cents) => cents > 0)),
  )
  const label = () => m.ledger_plot({ account: accountName(props.account) })
  return (
    <Show when={months().length > 2 && series().length > 0}>
      <section class="no-print pb-2 max-sm:hidden" aria-label={label()}>
        <Plot
          label={label()}
          dayLabel={m.ledger_plot_month()}
          days={months().map(({ month }) => month)}
          dayText={(day) => monthName(day.slice(0, 7))}
          series={series()}
          valueText={money}
        />
      </section>
    </Show>
  )
}
