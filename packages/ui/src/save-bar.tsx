import { type JSX, Show } from 'solid-js'
import { Button } from './button.tsx'
import { useUi } from './ui-provider.tsx'

export type SaveBarProps = {
  changed: boolean
  busy?: boolean
  onSave: () => void
  onDiscard: () => void
  message?: JSX.Element
}

/** Appears at the foot of a changed form, and stays until it is saved or discarded. */
export function SaveBar(props: SaveBarProps) {
  const ui = useUi()
  return (
    <Show when={props.changed}>
      <section
        aria-label={ui.texts.unsaved}
        class="floating no-print sticky bottom-3 z-20 flex animate-appear items-center gap-2 px-4 py-2"
      >
        <span class="grow">{props.message ?? ui.texts.unsaved}</span>
        <Button variant="ghost" disabled={props.busy} onClick={() => props.onDiscard()}>
          {ui.texts.discard}
        </Button>
        <Button variant="primary" busy={props.busy} onClick={() => props.onSave()}>
          {ui.texts.save}
        </Button>
      </section>
    </Show>
  )
}
