import type { Meaning } from '@cauce/ui/state-badge'
import type { Component, JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { Heading } from '../shell/heading.tsx'

const looks: Record<Meaning, string> = {
  waiting: 'bg-waiting-bg text-waiting-fg',
  good: 'bg-good-bg text-good-fg',
  bad: 'bg-bad-bg text-bad-fg',
  ended: 'bg-ended-bg text-ended-fg',
}

/** A page that says one thing: what is the case, and what comes next. */
export function Message(props: {
  icon: Component<{ class?: string }>
  meaning: Meaning
  title: string
  children: JSX.Element
}) {
  return (
    <div class="grid max-w-xl grid-cols-[minmax(0,1fr)] justify-items-start gap-4 pt-6">
      <span class={`grid size-12 place-items-center rounded-full ${looks[props.meaning]}`}>
        <Dynamic component={props.icon} class="size-6" aria-hidden="true" />
      </span>
      <Heading>{props.title}</Heading>
      {props.children}
    </div>
  )
}
