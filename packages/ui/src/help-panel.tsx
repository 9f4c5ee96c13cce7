import CircleHelp from 'lucide-solid/icons/circle-question-mark'
import { For, Show } from 'solid-js'
import { iconButtonClass } from './icon-button.tsx'
import { Popover } from './popover.tsx'

export type HelpPanelProps = {
  label: string
  title: string
  /** A few short sentences, each one thing to know. */
  points: readonly string[]
}

/** The short guide of one page, behind a question mark. */
export function HelpPanel(props: HelpPanelProps) {
  return (
    <Popover
      label={props.label}
      title={props.title}
      triggerClass={iconButtonClass}
      trigger={<CircleHelp class="size-4" aria-hidden="true" />}
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
