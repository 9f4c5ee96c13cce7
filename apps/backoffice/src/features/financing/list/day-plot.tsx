import type { FinancingFilter } from '@cauce/domain/financing/filter'
import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { Plot } from '@cauce/ui/plot'
import { Skeleton } from '@cauce/ui/skeleton'
import { keepPreviousData } from '@tanstack/solid-query'
import ChevronRight from 'lucide-solid/icons/chevron-right'
import { createMemo, createSignal, Match, Show, Switch } from 'solid-js'
import { api } from '../../../api/api.ts'
import { failureText } from '../../../api/failure-text.ts'
import { useQuery } from '../../../api/use-query.ts'
import { remember, remembered } from '../../../remembered.ts'
import { stateName } from '../state-text.ts'

/** Live, confirmed and dead per day of what the filters let through; folded away for whoever wants more rows. */
export function DayPlot(props: { filter: FinancingFilter; userId: string }) {
  const name = () => `financing.plot.${props.userId}`
  const [open, setOpen] = createSignal(remembered(name(), (stored) => stored !== false))
  const days = useQuery(() => ({
    ...api.financings.perDay.queryOptions(props.filter),
    enabled: open(),
    placeholderData: keepPreviousData,
  }))
  const toggle = () => {
    setOpen(!open())
    remember(name(), open())
  }
  // Read by every bar.
  const series = createMemo(() => [
    { label: stateName('confirmed'), meaning: 'good' as const, values: days.data?.map((day) => day.confirmed) ?? [] },
    { label: stateName('live'), meaning: 'waiting' as const, values: days.data?.map((day) => day.live) ?? [] },
    { label: stateName('dead'), meaning: 'ended' as const, values: days.data?.map((day) => day.dead) ?? [] },
  ])
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
          <Switch fallback={<Skeleton class="h-12 w-full" />}>
            <Match when={days.data}>
              {(data) => (
                <Plot
                  label={m.financing_plot_title()}
                  dayLabel={m.financing_plot_day()}
                  days={data().map((day) => day.day)}
                  series={series()}
                />
              )}
            </Match>
            <Match when={days.isError}>
              <p role="alert" class="flex flex-wrap items-center gap-3 text-bad-fg">
                {failureText(days.error)}
                <Button onClick={() => void days.refetch()}>{m.shell_retry()}</Button>
              </p>
            </Match>
          </Switch>
        </div>
      </Show>
    </section>
  )
}
