import type { FinancingFilter } from '@cauce/domain/financing/filter'
import { m } from '@cauce/i18n/messages'
import { Plot } from '@cauce/ui/plot'
import { Skeleton } from '@cauce/ui/skeleton'
import { useQuery } from '@tanstack/solid-query'
import ChevronRight from 'lucide-solid/icons/chevron-right'
import { createSignal, Show, Suspense } from 'solid-js'
import { api } from '../../../api/api.ts'
import { remember, remembered } from '../../../remembered.ts'
import { stateName } from '../state-text.ts'

/** Live, confirmed and dead per day of what the filters let through; folded away for whoever wants more rows. */
export function DayPlot(props: { filter: FinancingFilter; userId: string }) {
  const name = () => `financing.plot.${props.userId}`
  const [open, setOpen] = createSignal(remembered(name(), (stored) => stored !== false))
  const days = useQuery(() => ({
    ...api.financings.perDay.queryOptions(props.filter),
    enabled: open(),
  }))
  const toggle = () => {
    setOpen(!open())
    remember(name(), open())
  }
  const series = () => [
    { label: stateName('confirmed'), meaning: 'good' as const, values: days.data?.map((day) => day.confirmed) ?? [] },
    { label: stateName('live'), meaning: 'waiting' as const, values: days.data?.map((day) => day.live) ?? [] },
    { label: stateName('dead'), meaning: 'ended' as const, values: days.data?.map((day) => day.dead) ?? [] },
  ]
  return (
    <section class="no-print flex items-start gap-1 pb-2 max-sm:hidden" aria-label={m.financing_plot_title()}>
      <button
        type="button"
        class="flex h-6 shrink-0 items-center gap-1 rounded-sm pr-2 text-muted text-sm hover:text-ink"
        aria-expanded={open()}
        onClick={toggle}
      >
        <ChevronRight class="size-4 transition-transform" classList={{ 'rotate-90': open() }} aria-hidden="true" />
        {m.financing_plot_title()}
      </button>
      <Show when={open()}>
        <div class="h-17 min-w-0 grow">
          <Suspense fallback={<Skeleton class="h-12 w-full" />}>
            <Show when={days.data} fallback={<Skeleton class="h-12 w-full" />}>
              {(data) => (
                <Plot
                  label={m.financing_plot_title()}
                  dayLabel={m.financing_plot_day()}
                  days={data().map((day) => day.day)}
                  series={series()}
                />
              )}
            </Show>
          </Suspense>
        </div>
      </Show>
    </section>
  )
}
