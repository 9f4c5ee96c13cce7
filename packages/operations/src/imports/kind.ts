import type { Db, Tx } from '@cauce/database/connection'
import type { Permission } from '@cauce/domain/access/permissions'
import type { Actor } from '@cauce/domain/access/scope'
import type { CellFaults } from '@cauce/domain/imports/columns'
import type { ColumnOf, ImportKindName, UndoableKindName, ValueOf } from '@cauce/domain/imports/kinds'
import type { RowChange } from '@cauce/domain/imports/states'
import type { OperationContext } from '../operation.ts'

/** Where a list belongs; without a centre, to all of the merchant's. */
export type ImportPlace = { merchantId: string; centreId: string | null }

/** An import that is being saved or taken back. `now` is an ISO instant, `today` the merchant's date. */
export type ImportAtWork = ImportPlace & {
  id: string
  actor: Actor
  linkKey: string
  /** How many invitations the merchant may send within a day. */
  invitationsOfMerchant: number
  record: OperationContext['record']
  now: string
  today: string
  /** When its rows were saved; nothing yet while they are being. */
  savedAt: string | null
}

/** What a row would change. `version` tells whether it is changed before the import is saved. */
export type Existing<Value> = {
  id: string
  version: number
  fields: Value
  /** What saving does with its row, where that is not told by comparing fields. */
  change?: RowChange
  /** Whether what a row leaves takes something from somebody, whose sessions end then. */
  losesBy?(left: Value): boolean
}

/** A row that keeps its import from being taken back: its subject was sold, has come by now, or is not as the row left it. */
export type RowInUse = {
  row: number
  /** What the row is of, as people call it, where that says nothing of a person. */
  name: string | null
  why: 'sold' | 'joined' | 'changed'
}

/**
 * How a kind of list meets the database. `imports/` does the rest: previews, permissions, scope, log, history. What it
 * changes it changes by set: a list has twenty thousand rows.
 */
export type ImportedKind<Name extends ImportKindName> = {
  name: Name
  permission: Permission
  /** Whether a list is of one centre: each, none, or those of people who see only some centres. */
  ofCentre: boolean | 'where-limited'
  /** Waits for whoever writes to the same place, until the end of the transaction. */
  lock(tx: Tx, place: ImportPlace): Promise<void>
  /** Where the rules need the database too: each value as it is meant there, or what is wrong with it. */
  settle?(
    tx: Tx,
    place: ImportPlace,
    actor: Actor,
    values: readonly ValueOf[Name][],
  ): Promise<({ value: ValueOf[Name] } | { faults: CellFaults<ColumnOf[Name]> })[]>
  /** What there is already, by the index of the value that means it. */
  find(tx: Tx, place: ImportPlace, values: readonly ValueOf[Name][]): Promise<Map<number, Existing<ValueOf[Name]>>>
  /** What exists, as a row of a file with these columns would leave it. */
  onto(existing: ValueOf[Name], value: ValueOf[Name], columns: readonly ColumnOf[Name][]): ValueOf[Name]
  /** Saves the green rows; answers how many of them, `same` ones too, still meet what the preview met. */
  save(tx: Tx, work: ImportAtWork): Promise<number>
  /** Values, whole or in part, as people read them, where rows keep them otherwise. */
  shown?(db: Db, place: ImportPlace, values: readonly Partial<ValueOf[Name]>[]): Promise<Partial<ValueOf[Name]>[]>
}

/** A kind whose imports can be taken back. */
export type UndoableKind<Name extends UndoableKindName> = ImportedKind<Name> & {
  /** The rows that added or updated what has been used since or is otherwise by now, in their order. */
  used(tx: Tx, work: ImportAtWork): Promise<RowInUse[]>
  /** Takes back what saving did. */
  undo(tx: Tx, work: ImportAtWork): Promise<void>
}
