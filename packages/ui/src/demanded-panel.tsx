import { createSignal, type JSX, Show } from 'solid-js'
import type { OnDemandProps } from './on-demand.tsx'
import { Popover } from './popover.tsx'

export type DemandedPanelProps = OnDemandProps & {
  /** Drawn at the top; where it is not, `label` is the name for those who do not see what opens. */
  heading?: string
  class?: string
  /** Gets what closes it. */
  children: (close: () => void) => JSX.Element
}

/** The shell of every panel that an OnDemand button fetches: open from the start, since the click asked for it. */
export function DemandedPanel(props: DemandedPanelProps) {
  const [open, setOpen] = createSignal(true)
  return (
    <Popover
      trigger={props.trigger}
      triggerClass={props.triggerClass}
      label={props.label}
      title={props.heading ?? props.label}
      open={open()}
      onOpenChange={setOpen}
    >
      <div class={`grid max-w-full gap-3 ${props.class ?? ''}`}>
        <Show when={props.heading}>
          <h2 class="font-medium">{props.heading}</h2>
        </Show>
        {props.children(() => setOpen(false))}
      </div>
    </Popover>
  )
}
