import type { ImportColumnName } from '@cauce/domain/imports/kinds'
import { m } from '@cauce/i18n/messages'
import CircleAlert from 'lucide-solid/icons/circle-alert'
import Equal from 'lucide-solid/icons/equal'
import Pencil from 'lucide-solid/icons/pencil'
import Plus from 'lucide-solid/icons/plus'
import { type Component, createMemo, For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { PageKind, PreviewRow } from '../kind.ts'
import { beforeOf, cellText, changedBeside, reasonOf } from './notes.ts'

type Look = { icon: Component<{ class?: string }>; text: () => string }

const looks: Record<'add' | 'update' | 'same' | 'red', Look> = {
  add: { icon: Plus, text: m.imports_change_add },
  update: { icon: Pencil, text: m.imports_change_update },
  same: { icon: Equal, text: m.imports_change_same },
  red: { icon: CircleAlert, text: m.imports_change_red },
}

/** A row as its table or its card draws it; `index` is its place among those shown. */
export type ShownRow = {
  kind: PageKind
  columns: readonly ImportColumnName[]
  row: PreviewRow
  index: number
  isSaved: boolean
}

/** What saving does with a row, in a word: with it the row is called aloud too. */
export const changeText = ({ words }: PageKind, { change }: PreviewRow): string =>
  ((change && words.changes?.[change]) ?? looks[change ?? 'red'].text)()

/** The same with its sign, and under it what it does besides what the file has columns for. */
export function ChangeText(props: ShownRow) {
  const isRed = () => props.row.faults !== null
  return (
    <>
      <span
        class="flex items-center gap-1.5 font-medium"
        classList={{ 'text-bad-fg': isRed(), 'text-good-fg': !isRed() }}
      >
        <Dynamic component={looks[props.row.change ?? 'red'].icon} class="size-4 shrink-0" aria-hidden="true" />
        {changeText(props.kind, props.row)}
      </span>
      <For each={changedBeside(props.kind, props.columns, props.row, props.isSaved)}>
        {(text) => <span class="block text-sm">{text}</span>}
      </For>
    </>
  )
}

/** A cell with what was before or what is wrong under it. */
export function CellText(props: ShownRow & { column: ImportColumnName }) {
  const fault = createMemo(() => props.row.faults?.[props.column])
  const before = () => beforeOf(props.kind, props.column, props.row)
  const text = () => cellText(props.kind, props.column, props.row)
  return (
    <>
      <span class="block min-h-5 break-words" classList={{ 'font-medium': before() !== undefined }}>
        {text()}
      </span>
      <Show when={before()}>{(was) => <span class="block break-words text-muted text-sm">{was()}</span>}</Show>
      <Show when={fault()}>
        {(found) => (
          <span class="flex items-start gap-1 text-left text-bad-fg text-sm">
            <CircleAlert class="mt-0.5 size-3.5 shrink-0" aria-hidden="true" />
            <span class="min-w-0 break-words">{reasonOf(found())}</span>
          </span>
        )}
      </Show>
    </>
  )
}
