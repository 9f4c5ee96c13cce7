import { Show } from 'solid-js'
import { shareOf } from './progress.ts'

export type ProgressBarProps = {
  /** What is on its way. */
  label: string
  done: number
  /** Null while nobody knows: then the bar only shows that something happens. */
  total: number | null
  /** How far in words, such as "1.204 of 3.000 rows"; without it per cent. */
  text?: string
}

/** How far a long piece of work is. */
export function ProgressBar(props: ProgressBarProps) {
  const share = () => (props.total === null ? undefined : shareOf(props.done, props.total))
  const text = () => props.text ?? (share() === undefined ? '' : `${share()} %`)
  return (
    <div>
      <div class="mb-1 flex items-baseline justify-between gap-3">
        <span class="min-w-0 truncate">{props.label}</span>
        <span class="shrink-0 text-muted text-sm tabular-nums">{text()}</span>
      </div>
      <div
        role="progressbar"
        aria-label={props.label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share()}
        aria-valuetext={text() || undefined}
        class="h-2 overflow-hidden rounded-full border border-line-strong bg-sunken"
      >
        <Show when={share() !== undefined} fallback={<div class="h-full w-1/3 animate-skeleton bg-accent-fill" />}>
          <div class="h-full bg-accent-fill transition-[width]" style={{ width: `${share()}%` }} />
        </Show>
      </div>
    </div>
  )
}
