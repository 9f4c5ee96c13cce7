import CircleAlert from 'lucide-solid/icons/circle-alert'
import Upload from 'lucide-solid/icons/upload'
import { createSignal, createUniqueId, type JSX, Show } from 'solid-js'
import { type FileFault, type FileRule, fileFault } from './file-choice.ts'
import { useUi } from './ui-provider.tsx'

export type FileDropProps = FileRule & {
  label: string
  /** Which files, how large. */
  hint?: JSX.Element
  faultText: (fault: FileFault) => string
  /** From outside, such as what the server found. */
  error?: string | undefined
  disabled?: boolean
  onFile: (file: File) => void
}

/** Takes one file, dropped or chosen. It is the browser's own file input, so that Tab, Space and Enter reach it. */
export function FileDrop(props: FileDropProps) {
  const ui = useUi()
  const id = createUniqueId()
  const [over, setOver] = createSignal(false)
  const [fault, setFault] = createSignal<FileFault>()
  const wrong = () => {
    const found = fault()
    return found ? props.faultText(found) : props.error
  }
  const take = (files: FileList | null | undefined) => {
    const chosen = [...(files ?? [])]
    const found = fileFault(chosen, props)
    setFault(found)
    if (chosen[0] && !found) props.onFile(chosen[0])
  }
  const describedBy = () =>
    [props.hint ? `${id}-hint` : '', wrong() ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined
  return (
    <div class="min-w-0">
      <label
        for={id}
        class="flex cursor-pointer flex-col items-center gap-1 rounded-lg border border-line-strong border-dashed bg-surface px-4 py-8 text-center has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2 has-disabled:opacity-55 hover:bg-hover"
        classList={{ 'border-accent bg-selected': over() }}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(!props.disabled)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          if (!props.disabled) take(event.dataTransfer?.files)
        }}
      >
        <Upload class="mb-1 size-6 text-muted" aria-hidden="true" />
        <span class="font-medium">{props.label}</span>
        <span class="text-muted" aria-hidden="true">
          {ui.texts.dropFile}
        </span>
        <input
          id={id}
          type="file"
          class="sr-only"
          accept={props.endings.join(',')}
          disabled={props.disabled}
          aria-invalid={wrong() ? 'true' : undefined}
          aria-describedby={describedBy()}
          onChange={(event) => {
            take(event.currentTarget.files)
            // The same file, mended, may be chosen again.
            event.currentTarget.value = ''
          }}
        />
        <Show when={props.hint}>
          <span id={`${id}-hint`} class="text-muted text-sm">
            {props.hint}
          </span>
        </Show>
      </label>
      <Show when={wrong()}>
        <p id={`${id}-error`} role="alert" class="mt-1 flex items-start gap-1 text-bad-fg text-sm">
          <CircleAlert class="mt-0.5 size-3.5 shrink-0" aria-hidden="true" />
          {wrong()}
        </p>
      </Show>
    </div>
  )
}
