import type { JSX } from 'solid-js'
import type { AnySearch } from './address.ts'
import type { ListRow } from './pages.ts'

export type Column<Row> = {
  id: string
  name: () => string
  /** `tight`: little room, shorter forms. */
  cell: (row: Row, tight: boolean) => JSX.Element
  /** Amounts and counts. */
  right?: boolean
  /** Takes the room that is left; one column has it. */
  fill?: boolean
  /** Given up where the window has little room. */
  wideOnly?: boolean
  class?: string
  /** One may hide it; says how it stands until somebody chooses. */
  optional?: 'shown' | 'hidden'
  /** What the address's `sort` says when the list is ordered by it; null for the order of an address without one. */
  sort?: string | null
}

/** The class of a column that is `wideOnly`. */
export const wideOnly = 'max-xl:hidden'

type Choice = { value: string; label: string }

/**
 * Something to narrow the list by; `name` is its part of the address. `from` and `to` are two parts. Fewer than two
 * choices are not offered.
 */
export type Filter =
  | {
      kind: 'several'
      name: string
      label: () => string
      choices: () => readonly Choice[]
      /** Where there are more than are offered at once: what was typed, for `choices` to offer what it finds and what is chosen. */
      onSearch?: (words: string) => void
    }
  | { kind: 'days'; from: string; to: string; labels: () => { from: string; to: string } }
  | { kind: 'amounts'; from: string; to: string; labels: () => { from: string; to: string } }

/** What can be done with one row without opening it. */
export type RowDeed<Row> = {
  /** A letter that does it on the row that has the focus. */
  key?: string
  label: (row: Row) => string
  icon: (row: Row) => JSX.Element
  /** Why it cannot be done now; then it is drawn weaker and does nothing. */
  refusal?: (row: Row) => string | undefined
  onAct: (row: Row) => void
}

/** What can be done with everything chosen. */
export type BulkDeed = { label: string; icon: JSX.Element; onAct: (ids: string[]) => void }

/** A row on a phone: two lines. */
export type Card = {
  title: JSX.Element
  text?: JSX.Element
  amount?: JSX.Element
  /** The second line, from left to right. */
  below?: JSX.Element
  at?: JSX.Element
}

export type SavedView = { id: string; name: string; query: string }

/** Named addresses of the list, kept for each person; `read` is the procedure's `queryOptions`. */
export type SavedViews = {
  read: { queryKey: readonly unknown[]; queryFn: (context: { signal: AbortSignal }) => Promise<SavedView[]> }
  save: (view: Omit<SavedView, 'id'>) => Promise<unknown>
  remove: (view: { id: string }) => Promise<unknown>
}

/** The present view as a file: where to ask, and what with, given the columns shown. */
export type Export = { path: string; asked: (columns: readonly string[]) => object }

export type ListDeclaration<Row extends ListRow> = {
  /** Names what is remembered of the list on this machine: 'financing'. */
  name: string
  /** What the list holds, as a heading says it. */
  label: () => string
  columns: () => readonly Column<Row>[]
  card: (row: Row) => Card
  /** The cards' text stands on a line of its own. */
  tallCards?: boolean
  /** How a row is called aloud. */
  rowName: (row: Row) => string
  /** Enter or a click. */
  onOpen?: (row: Row) => void
  filters?: () => readonly Filter[]
  /** What the search looks for, where there is one. */
  searchFor?: () => string
  /** Which search is so short that it looks at beginnings only, and of what: said with whatever it finds. */
  shortSearch?: { isShort: (typed: string) => boolean; text: () => string }
  deeds?: () => readonly RowDeed<Row>[]
  /** Rows can be chosen where there is something to do with them. */
  bulk?: () => readonly BulkDeed[]
  /** Stands in place of a list that nothing narrows and that has no rows. */
  empty: (search: AnySearch) => JSX.Element
  views?: SavedViews
  export?: Export | undefined
}
