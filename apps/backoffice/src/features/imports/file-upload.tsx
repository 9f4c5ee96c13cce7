import { errorMessage } from '@cauce/i18n/errors'
import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import type { FileFault } from '@cauce/ui/file-choice'
import { FileDrop } from '@cauce/ui/file-drop'
import { ProgressBar } from '@cauce/ui/progress-bar'
import { createSignal, onCleanup, Show } from 'solid-js'
import { failureText } from '../../api/failure-text.ts'
import { locale } from '../../preferences.ts'
import { sendFile } from './upload.ts'

/** Takes a file, and says how far it is: on its way, then being read. What is wrong with it stands in its place. */
export function FileUpload<Answer>(props: {
  label: string
  hint: string
  endings: readonly string[]
  /** Said of a file with another ending. */
  endingText: string
  /** Bytes. */
  largest: number
  address: string
  disabled?: boolean
  onBusy?: (busy: boolean) => void
  onRead: (answer: Answer) => void
}) {
  const [file, setFile] = createSignal<File>()
  const [sent, setSent] = createSignal(0)
  const [failure, setFailure] = createSignal<string>()
  let leaving = new AbortController()
  let box!: HTMLDivElement
  onCleanup(() => leaving.abort())
  const reading = (chosen: File) => sent() >= chosen.size
  const doing = (chosen: File) =>
    reading(chosen) ? m.imports_reading({ file: chosen.name }) : m.imports_sending({ file: chosen.name })
  /** What had the focus goes as the file does, and comes back with what is wrong with it. */
  const focus = (control: 'input[type="file"]' | 'button') => box.querySelector<HTMLElement>(control)?.focus()
  const faultTexts: Record<FileFault, () => string> = {
    ending: () => props.endingText,
    several: m.imports_fault_several,
    empty: () => errorMessage('file-empty', {}, locale()),
    'too-large': () => errorMessage('file-too-large', {}, locale()),
  }
  const hold = (chosen: File | undefined) => {
    setFile(() => chosen)
    props.onBusy?.(chosen !== undefined)
  }

  const start = async (chosen: File) => {
    leaving = new AbortController()
    const { signal } = leaving
    hold(chosen)
    setSent(0)
    setFailure(undefined)
    focus('button')
    try {
      const answer = await sendFile<Answer>(props.address, chosen, { onSent: setSent, signal })
      if (!signal.aborted) return props.onRead(answer)
    } catch (error) {
      if (!signal.aborted) setFailure(failureText(error))
    }
    hold(undefined)
    focus('input[type="file"]')
  }
  return (
    <div class="min-w-0" ref={box}>
      <p role="status" class="sr-only">
        <Show when={file()}>{(chosen) => doing(chosen())}</Show>
      </p>
      <Show
        when={file()}
        fallback={
          <FileDrop
            label={props.label}
            hint={props.hint}
            endings={props.endings}
            largest={props.largest}
            faultText={(fault) => faultTexts[fault]()}
            error={failure()}
            disabled={props.disabled ?? false}
            onFile={(chosen) => void start(chosen)}
          />
        }
      >
        {(chosen) => (
          <div class="grid min-h-36 content-center gap-3 rounded-lg border border-line p-4">
            <ProgressBar
              label={doing(chosen())}
              done={reading(chosen()) ? 0 : sent()}
              total={reading(chosen()) ? null : chosen().size}
            />
            <div class="flex justify-end">
              <Button onClick={() => leaving.abort()}>{m.shell_cancel()}</Button>
            </div>
          </div>
        )}
      </Show>
    </div>
  )
}
