import type { Row } from '../row.ts'
import type { Columns } from './columns.ts'
import type { ListSearch } from './search.ts'

/** What a drawn row needs, wide or narrow. */
export type RowViewProps = {
  row: Row
  index: number
  current: boolean
  selected: boolean
  /** Little room: shorter forms. */
  tight: boolean
  columns: Columns
  tab: ListSearch['tab']
  /** The country whose phones are shown without their calling code. */
  home: string | undefined
  now: string
  centreName: (id: string) => string
  /** Absent for those who can do nothing with a selection. */
  onSelect: (() => void) | undefined
  onFocus: () => void
  onOpen: () => void
  onSend: () => void
  onArchive: () => void
}
