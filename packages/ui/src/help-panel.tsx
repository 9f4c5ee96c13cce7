import { For, Show } from 'solid-js'
import type { OnDemandProps } from './on-demand.tsx'
import { Popover } from './popover.tsx'

export type HelpPanelProps = OnDemandProps & {
  title: string
  /** A few short sentences, each one thing to know. */
  points: readonly string[]
}

/** The short guide of one page: the panel of an OnDemand button with a question mark. */
export function HelpPanel(props: HelpPanelProps) {
  return (
    <Popover
      label={props.label}
      title={props.title}
      triggerClass={props.triggerClass}
      trigger={props.trigger}
      defaultOpen
    >
      <Show when={props.points.length > 0}>
        <h2 class="mb-2">{props.title}</h2>
        <ul class="list-disc space-y-1.5 pl-4 text-muted">
          <For each={props.points}>{(point) => <li>{point}</li>}</For>
        </ul>
      </Show>
    </Popover>
  )
}
