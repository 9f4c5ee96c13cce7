import { For } from 'solid-js'
import { type BarSeries, StackedBars } from './stacked-bars.tsx'
import { useUi } from './ui-provider.tsx'

export type PlotProps = {
  /** What it shows, as its heading in the table and for those who do not see it. */
  label: string
  /** Name of the table's first column. */
  dayLabel: string
  /** 'YYYY-MM-DD', ascending, as many as each series has values. */
  days: readonly string[]
  /** Drawn as bars on top of one another, the first one at the bottom. */
  series: readonly BarSeries[]
  height?: number
  /** How a column is called; by its day where absent. */
  dayText?: (day: string) => string
  /** How a value is said, such as an amount; as it is where absent. */
  valueText?: (value: number) => string
}

/** Counts per day as small bars, and the same as a table. */
export function Plot(props: PlotProps) {
  const ui = useUi()
  const day = (date: string) =>
    props.dayText?.(date) ??
    new Intl.DateTimeFormat(ui.locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(date))
  return (
    <figure aria-label={props.label}>
      <div class="border-line border-b">
        <StackedBars
          columns={props.days.map(day)}
          series={props.series}
          height={props.height ?? 48}
          valueText={props.valueText}
        />
      </div>
      <figcaption class="flex flex-wrap items-center gap-x-3 pt-0.5 text-muted text-xs">
        <span>{day(props.days[0] ?? '')}</span>
        <For each={props.series}>
          {(series) => (
            <span class="flex items-center gap-1">
              <span
                class="size-2 rounded-full"
                style={{ background: `var(--${series.meaning}-fg)` }}
                aria-hidden="true"
              />
              {series.label}
            </span>
          )}
        </For>
        <details class="group">
          <summary class="rounded-sm text-accent underline-offset-2 hover:underline">{ui.texts.showTable}</summary>
          <div class="floating absolute z-30 mt-1 max-h-72 overflow-auto p-2">
            <table class="text-ink text-sm">
              <caption class="sr-only">{props.label}</caption>
              <thead>
                <tr>
                  <th scope="col" class="px-2 text-left font-medium">
                    {props.dayLabel}
                  </th>
                  <For each={props.series}>
                    {(series) => (
                      <th scope="col" class="px-2 text-right font-medium">
                        {series.label}
                      </th>
                    )}
                  </For>
                </tr>
              </thead>
              <tbody>
                <For each={props.days}>
                  {(date, index) => (
                    <tr>
                      <th scope="row" class="px-2 text-left font-normal">
                        {day(date)}
                      </th>
                      <For each={props.series}>
                        {(series) => (
                          <td class="px-2 text-right tabular-nums">
                            {props.valueText?.(series.values[index()] ?? 0) ?? series.values[index()]}
                          </td>
                        )}
                      </For>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          </div>
        </details>
        <span class="ml-auto">{day(props.days.at(-1) ?? '')}</span>
      </figcaption>
    </figure>
  )
}
