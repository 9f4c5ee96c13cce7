import { For, type JSX, Show } from 'solid-js'
import { RelativeTime } from './relative-time.tsx'
import type { Meaning } from './state-badge.tsx'

export type TimelineEntry = {
  id: string
  /** ISO instant. */
  at: string
  title: JSX.Element
  /** Who, or what. */
  by?: JSX.Element
  detail?: JSX.Element
  icon?: JSX.Element
  meaning?: Meaning
}

const marks: Record<Meaning, string> = {
  waiting: 'border-waiting-line bg-waiting-bg text-waiting-fg',
  good: 'border-good-line bg-good-bg text-good-fg',
  bad: 'border-bad-line bg-bad-bg text-bad-fg',
  ended: 'border-ended-line bg-ended-bg text-ended-fg',
}

/** What has happened, in the order given. */
export function Timeline(props: { label: string; entries: readonly TimelineEntry[] }) {
  return (
    <ol aria-label={props.label}>
      <For each={props.entries}>
        {(entry) => (
          <li class="group relative flex gap-3 pb-4 last:pb-0">
            <span
              aria-hidden="true"
              class="absolute top-6 bottom-0 left-3 w-px -translate-x-1/2 bg-line group-last:hidden"
            />
            <span
              aria-hidden="true"
              class={`flex size-6 shrink-0 items-center justify-center rounded-full border ${marks[entry.meaning ?? 'ended']}`}
            >
              {entry.icon}
            </span>
            <div class="min-w-0 grow pt-0.5">
              <div class="flex flex-wrap items-baseline justify-between gap-x-3">
                <span class="font-medium">{entry.title}</span>
                <span class="text-muted text-sm">
                  <Show when={entry.by}>{entry.by} · </Show>
                  <RelativeTime at={entry.at} />
                </span>
              </div>
              <Show when={entry.detail}>
                <div class="mt-0.5 text-muted">{entry.detail}</div>
              </Show>
            </div>
          </li>
        )}
      </For>
    </ol>
  )
}
