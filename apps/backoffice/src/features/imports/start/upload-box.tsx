import { largestFileBytes } from '@cauce/domain/limits'
import { errorMessage } from '@cauce/i18n/errors'
import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { Field } from '@cauce/ui/field'
import type { FileFault } from '@cauce/ui/file-choice'
import { FileDrop } from '@cauce/ui/file-drop'
import { ProgressBar } from '@cauce/ui/progress-bar'
import { Select } from '@cauce/ui/select'
import { createSignal, onCleanup, Show } from 'solid-js'
import { failureText } from '../../../api/failure-text.ts'
import { locale } from '../../../preferences.ts'
import { uploadAddress } from '../addresses.ts'
import type { PageKind } from '../kind.ts'
import { upload } from '../upload.ts'

const endings = ['.xlsx', '.xls', '.csv'] as const

const faultTexts: Record<FileFault, () => string> = {
  ending: m.imports_fault_ending,
  several: m.imports_fault_several,
  empty: () => errorMessage('file-empty', {}, locale()),
  'too-large': () => errorMessage('file-too-large', {}, locale()),
}

/** Takes the file, and says how far it is: on its way, then being read. What is wrong with it stands in its place. */
export function UploadBox(props: {
  kind: PageKind
  centres: readonly { id: string; name: string }[]
  centreId: string | undefined
  onCentre: (id: string) => void
  onRead: (importId: string) => void
}) {
  const [file, setFile] = createSignal<File>()
  const [sent, setSent] = createSignal(0)
  const [failure, setFailure] = createSignal<string>()
  let leaving = new AbortController()
  let box!: HTMLDivElement
  onCleanup(() => leaving.abort())
  const waitsForCentre = () => props.kind.ofCentre && props.centreId === undefined
  const reading = (chosen: File) => sent() >= chosen.size
  const doing = (chosen: File) =>
    reading(chosen) ? m.imports_reading({ file: chosen.name }) : m.imports_sending({ file: chosen.name })
  /** What had the focus goes as the file does, and comes back with what is wrong with it. */
  const focus = (control: 'input[type="file"]' | 'button') => box.querySelector<HTMLElement>(control)?.focus()

  const start = async (chosen: File) => {
    leaving = new AbortController()
    const { signal } = leaving
    setFile(chosen)
    setSent(0)
    setFailure(undefined)
    focus('button')
    try {
      const id = await upload(uploadAddress(props.kind, props.centreId), chosen, { onSent: setSent, signal })
      if (!signal.aborted) return props.onRead(id)
    } catch (error) {
      if (!signal.aborted) setFailure(failureText(error))
    }
    setFile(undefined)
    focus('input[type="file"]')
  }
  return (
    <div class="panel grid min-w-0 gap-4 p-4" ref={box}>
      <p role="status" class="sr-only">
        <Show when={file()}>{(chosen) => doing(chosen())}</Show>
      </p>
      <Show when={props.kind.ofCentre && props.centres.length > 1}>
        <Field
          label={m.imports_for_centre()}
          hint={waitsForCentre() ? m.imports_centre_first() : undefined}
          required
          class="max-w-80"
        >
          <Select
            value={props.centreId ?? ''}
            placeholder={m.catalogue_choose_centre()}
            options={props.centres.map(({ id, name }) => ({ value: id, label: name }))}
            disabled={file() !== undefined}
            onChange={props.onCentre}
          />
        </Field>
      </Show>
      <Show
        when={file()}
        fallback={
          <FileDrop
            label={props.kind.words.drop()}
            hint={m.imports_drop_hint()}
            endings={endings}
            largest={largestFileBytes}
            faultText={(fault) => faultTexts[fault]()}
            error={failure()}
            disabled={waitsForCentre()}
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
