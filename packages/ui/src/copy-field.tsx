import Check from 'lucide-solid/icons/check'
import Copy from 'lucide-solid/icons/copy'
import { createSignal, createUniqueId, type JSX, onCleanup, Show } from 'solid-js'
import { Button } from './button.tsx'
import { useUi } from './ui-provider.tsx'

export type CopyFieldProps = {
  label: string
  value: string
  /** What to know about it: that it is shown this once, say. */
  hint?: JSX.Element
}

/** A value to take elsewhere: a key, an address. Where the clipboard is closed to the page, it is selected instead. */
export function CopyField(props: CopyFieldProps) {
  const ui = useUi()
  const id = createUniqueId()
  let input!: HTMLInputElement
  const [copied, setCopied] = createSignal(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  const copy = async () => {
    input.select()
    try {
      await navigator.clipboard.writeText(props.value)
    } catch {
      return
    }
    setCopied(true)
    clearTimeout(timer)
    timer = setTimeout(() => setCopied(false), 3000)
  }
  return (
    <div class="min-w-0">
      <label for={id} class="mb-1 block font-medium">
        {props.label}
      </label>
      <div class="flex gap-2">
        <input
          ref={input}
          id={id}
          class="control min-w-0 font-mono"
          readOnly
          value={props.value}
          aria-describedby={props.hint ? `${id}-hint` : undefined}
          spellcheck={false}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button
          icon={
            <Show when={copied()} fallback={<Copy class="size-4" aria-hidden="true" />}>
              <Check class="size-4 text-good-fg" aria-hidden="true" />
            </Show>
          }
          onClick={() => void copy()}
        >
          <span role="status">{copied() ? ui.texts.copied : ui.texts.copy}</span>
        </Button>
      </div>
      <Show when={props.hint}>
        <div id={`${id}-hint`} class="mt-1 text-muted text-sm">
          {props.hint}
        </div>
      </Show>
    </div>
  )
}
