import type { DisbursementFilter } from '@cauce/domain/disbursement/filter'
import { money } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Plot } from '@cauce/ui/plot'
import { keepPreviousData } from '@tanstack/solid-query'
import { createMemo, Show } from 'solid-js'
import { api } from '../../../api/api.ts'
import { useQuery } from '../../../api/use-query.ts'

/** What was disbursed each day, and the fees on top, of what the filters let through. */
export function DayPlot(props: { filter: DisbursementFilter }) {
  const found = useQuery(() => ({
    ...api.disbursements.months.queryOptions(props.filter),
    placeholderData: keepPreviousData,
  }))
  const days = () => found.data?.days ?? []
  // Read by every bar.
  const series = createMemo(() => [
    { label: m.payouts_plot_paid(), meaning: 'good' as const, values: days().map(({ paidCents }) => paidCents) },
    { label: m.payouts_plot_fees(), meaning: 'ended' as const, values: days().map(({ feesCents }) => feesCents) },
  ])
  return (
    <Show when={days().length > 1}>
      <section class="no-print pb-2 max-sm:hidden" aria-label={m.payouts_plot()}>
        <Plot
          label={m.payouts_plot()}
          dayLabel={m.payouts_plot_day()}
          days={days().map(({ day }) => day)}
          series={series()}
          valueText={money}
        />
      </section>
    </Show>
  )
}
