import { createMemo, For } from 'solid-js'
import type { Meaning } from './state-badge.tsx'

export type BarSeries = { label: string; meaning: Meaning; values: readonly number[] }

/** Part of a column's width that its bar fills. */
const barWidth = 0.7

/** Bars on top of one another, the first series at the bottom; as wide as its place. What they say stands elsewhere too. */
export function StackedBars(props: {
  columns: readonly string[]
  series: readonly BarSeries[]
  height: number
  valueText?: ((value: number) => string) | undefined
}) {
  const upTo = (column: number, series: number) =>
    props.series.slice(0, series).reduce((sum, { values }) => sum + (values[column] ?? 0), 0)
  const highest = createMemo(() => Math.max(1, ...props.columns.map((_, column) => upTo(column, props.series.length))))
  return (
    <svg
      class="block w-full"
      style={{ height: `${props.height}px` }}
      viewBox={`0 0 ${Math.max(props.columns.length, 1)} ${highest()}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <For each={props.series}>
        {(series, level) => (
          <For each={series.values}>
            {(value, column) => (
              <rect
                x={column() + (1 - barWidth) / 2}
                y={highest() - upTo(column(), level()) - value}
                width={barWidth}
                height={value}
                fill={`var(--${series.meaning}-fg)`}
              >
                <title>{`${props.columns[column()]} · ${series.label}: ${props.valueText?.(value) ?? value}`}</title>
              </rect>
            )}
          </For>
        )}
      </For>
    </svg>
  )
}
