import { m } from '@cauce/i18n/messages'
import { Show } from 'solid-js'
import type { Row } from '../row.ts'
import type { ListSearch } from './search.ts'

/** Says of a row that it was archived, or brought back, while the list shows the others. */
export function ArchivedMark(props: { row: Row; tab: ListSearch['tab'] }) {
  const word = () => {
    if (props.row.archivedAt) return props.tab === 'archived' ? undefined : m.financing_mark_archived()
    return props.tab === 'archived' ? m.financing_mark_unarchived() : undefined
  }
  return <Show when={word()}>{(text) => <span class="ml-1.5 font-normal text-muted text-xs">{text()}</span>}</Show>
}
