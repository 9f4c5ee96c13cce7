/** One figure of the bench: what Cauce does, its baseline measured in the same run, and the bound on their relation. */
export type Figure = {
  name: string
  value: number
  baseline?: number
  unit: string
  /** `value / baseline`, or the value itself where a figure has an absolute bound. */
  measured: number
  bound: { atLeast: number } | { atMost: number }
}

/** A figure that is a ratio to a baseline. */
export const ratio = (name: string, unit: string, value: number, baseline: number, bound: Figure['bound']): Figure => ({
  name,
  unit,
  value,
  baseline,
  measured: value / baseline,
  bound,
})

/** A figure with a bound of its own, in its unit. */
export const absolute = (name: string, unit: string, value: number, bound: Figure['bound']): Figure => ({
  name,
  unit,
  value,
  measured: value,
  bound,
})

export const holds = ({ measured, bound }: Figure): boolean =>
  'atLeast' in bound ? measured >= bound.atLeast : measured <= bound.atMost

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** The table that a person reads. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    holds(figure) ? 'holds' : 'MISSES',
    figure.name,
    `${round(figure.value)} ${figure.unit}`,
    figure.baseline === undefined ? '' : `${round(figure.baseline)} ${figure.unit}`,
    round(figure.measured),
    'atLeast' in figure.bound ? `≥ ${figure.bound.atLeast}` : `≤ ${figure.bound.atMost}`,
  ])
  const all = [['', 'figure', 'Cauce', 'baseline', 'measured', 'bound'], ...rows]
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)))
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const round = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3))
