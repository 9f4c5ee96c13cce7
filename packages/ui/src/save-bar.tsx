import { Show } from 'solid-js'
import { Button } from './button.tsx'
import { useUi } from './ui-provider.tsx'

export type SaveBarProps = {
  /** Something typed differs from what is kept. */
  changed: boolean
  busy?: boolean
  /** Why it was not saved. */
  failure?: string | undefined
  /** Absent where the bar stands inside its form: then Save submits that. */
  onSave?: () => void
  onDiscard: () => void
}

/** At the foot of a form while it has unsaved changes: what stands to be done, Discard and Save. */
export function SaveBar(props: SaveBarProps) {
  const ui = useUi()
  return (
    <Show when={props.changed || props.busy}>
      <div class="floating no-print sticky bottom-4 z-20 mt-4 flex animate-appear flex-wrap items-center gap-2 py-2 pr-2 pl-4">
        <span class="min-w-0 grow" classList={{ 'text-bad-fg': Boolean(props.failure) }} role="status">
          {props.failure ?? ui.texts.unsaved}
        </span>
        <Button variant="ghost" disabled={props.busy} onClick={() => props.onDiscard()}>
          {ui.texts.discard}
        </Button>
        <Button
          type={props.onSave ? 'button' : 'submit'}
          variant="primary"
          busy={props.busy}
          onClick={() => props.onSave?.()}
        >
          {ui.texts.save}
        </Button>
      </div>
    </Show>
  )
}
