import CircleCheck from 'lucide-solid/icons/circle-check'
import CircleDot from 'lucide-solid/icons/circle-dot'
import CircleMinus from 'lucide-solid/icons/circle-minus'
import CircleX from 'lucide-solid/icons/circle-x'
import type { Component, JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'

/** The four things a state can mean to the one who reads it. */
export type Meaning = 'waiting' | 'good' | 'bad' | 'ended'

const looks = {
  waiting: { icon: CircleDot, class: 'border-waiting-line bg-waiting-bg text-waiting-fg' },
  good: { icon: CircleCheck, class: 'border-good-line bg-good-bg text-good-fg' },
  bad: { icon: CircleX, class: 'border-bad-line bg-bad-bg text-bad-fg' },
  ended: { icon: CircleMinus, class: 'border-ended-line bg-ended-bg text-ended-fg' },
} satisfies Record<Meaning, { icon: Component<{ class?: string }>; class: string }>

/** A state: its word, its meaning's colour and an icon, so that none of the three carries it alone. */
export function StateBadge(props: { meaning: Meaning; icon?: Component<{ class?: string }>; children: JSX.Element }) {
  return (
    <span
      class={`inline-flex h-6 max-w-full items-center gap-1 rounded-full border px-2 text-sm ${looks[props.meaning].class}`}
    >
      <Dynamic component={props.icon ?? looks[props.meaning].icon} class="size-3.5 shrink-0" aria-hidden="true" />
      <span class="truncate">{props.children}</span>
    </span>
  )
}
