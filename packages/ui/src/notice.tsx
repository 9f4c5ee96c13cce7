import CircleAlert from 'lucide-solid/icons/circle-alert'
import Info from 'lucide-solid/icons/info'
import { type JSX, Show } from 'solid-js'
import type { Meaning } from './state-badge.tsx'

const looks: Record<Meaning, string> = {
  waiting: 'border-waiting-line bg-waiting-bg text-waiting-fg',
  good: 'border-good-line bg-good-bg text-good-fg',
  bad: 'border-bad-line bg-bad-bg text-bad-fg',
  ended: 'border-ended-line bg-ended-bg text-ended-fg',
}

/** A sentence about the whole form or page. A bad one is announced at once. */
export function Notice(props: { meaning: Meaning; children: JSX.Element }) {
  return (
    <div
      role={props.meaning === 'bad' ? 'alert' : 'status'}
      class={`flex items-start gap-2 rounded-md border px-3 py-2 ${looks[props.meaning]}`}
    >
      <Show when={props.meaning === 'bad'} fallback={<Info class="mt-0.5 size-4 shrink-0" aria-hidden="true" />}>
        <CircleAlert class="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      </Show>
      <div class="min-w-0 grow">{props.children}</div>
    </div>
  )
}
