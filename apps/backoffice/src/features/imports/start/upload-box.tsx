import { largestFileBytes } from '@cauce/domain/limits'
import { m } from '@cauce/i18n/messages'
import { Field } from '@cauce/ui/field'
import { Select } from '@cauce/ui/select'
import { createSignal, Show } from 'solid-js'
import { uploadAddress } from '../addresses.ts'
import { FileUpload } from '../file-upload.tsx'
import type { PageKind } from '../kind.ts'

const endings = ['.xlsx', '.xls', '.csv'] as const

/** Takes the file of a list, of a centre where lists of its kind go to one. */
export function UploadBox(props: {
  kind: PageKind
  isOfCentre: boolean
  centres: readonly { id: string; name: string }[]
  centreId: string | undefined
  onCentre: (id: string) => void
  onRead: (importId: string) => void
}) {
  const [isBusy, setBusy] = createSignal(false)
  const waitsForCentre = () => props.isOfCentre && props.centreId === undefined
  return (
    <div class="panel grid min-w-0 gap-4 p-4">
      <Show when={props.isOfCentre && props.centres.length > 1}>
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
            disabled={isBusy()}
            onChange={props.onCentre}
          />
        </Field>
      </Show>
      <FileUpload<{ id: string }>
        label={props.kind.words.drop()}
        hint={m.imports_drop_hint()}
        endings={endings}
        endingText={m.imports_fault_ending()}
        largest={largestFileBytes}
        address={uploadAddress(props.kind, props.centreId)}
        disabled={waitsForCentre()}
        onBusy={setBusy}
        onRead={({ id }) => props.onRead(id)}
      />
    </div>
  )
}
