import type { Permission } from '@cauce/domain/access/permissions'
import type { CellFault, SheetCell } from '@cauce/domain/imports/columns'
import type { ImportColumnName, ImportKindName } from '@cauce/domain/imports/kinds'
import type { HistoricState, RowChange } from '@cauce/domain/imports/states'
import type { Component } from 'solid-js'
import type { Outputs } from '../../api/api.ts'

type OfServices = Outputs['imports']['services']

/** An import of any kind, as its history and its preview show it. */
export type ImportFacts = Omit<OfServices['list']['rows'][number], 'kind' | 'columns'> & {
  kind: ImportKindName
  columns: { key: ImportColumnName; header: string }[]
}

export type ImportDetails = ImportFacts & Pick<OfServices['get'], 'repeats'>

/** A row of a preview: red with its faults, or green with its value and what saving does. */
export type PreviewRow = {
  row: number
  cells: Readonly<Partial<Record<string, SheetCell>>>
  faults: Readonly<Partial<Record<string, CellFault>>> | null
  value: Readonly<Partial<Record<string, unknown>>> | null
  change: RowChange | null
  before: Readonly<Partial<Record<string, unknown>>> | null
  losing: boolean
}

export type RowsWanted = 'green' | 'red' | undefined

/** The procedures of one kind. */
export type ImportProcedures = {
  list: {
    key(): readonly unknown[]
    ask(
      page: { centreId?: string; states?: HistoricState[]; after?: string; limit?: number },
      signal?: AbortSignal,
    ): Promise<{ rows: ImportFacts[]; next: string | null }>
  }
  unsaved: {
    queryOptions(asked: undefined): {
      queryKey: readonly unknown[]
      queryFn: (context: { signal: AbortSignal }) => Promise<ImportFacts[]>
    }
  }
  get: {
    queryOptions(asked: { id: string }): {
      queryKey: readonly unknown[]
      queryFn: (context: { signal: AbortSignal }) => Promise<ImportDetails>
    }
  }
  rows: {
    ask(
      page: { id: string; at?: number; limit?: number; only?: 'green' | 'red' },
      signal?: AbortSignal,
    ): Promise<{ rows: PreviewRow[]; next: number | null }>
  }
  save: { act(asked: { id: string }): Promise<unknown> }
  discard: { act(asked: { id: string }): Promise<unknown> }
}

type Counts = ImportFacts['counts']

/** What is a kind's own on pages that are the same for every kind. */
export type PageKind = {
  name: ImportKindName
  permission: Permission
  /** Whether a list is of one centre: each, none, or those of people who see only some centres. */
  ofCentre: boolean | 'where-limited'
  procedures: ImportProcedures
  paths:
    | { list: '/services'; start: '/services/imports'; preview: '/services/imports/$id' }
    | { list: '/users'; start: '/users/imports'; preview: '/users/imports/$id' }
    | { list: '/orders'; start: '/orders/shipments'; preview: '/orders/shipments/$id' }
  templates: readonly { file: string; label: () => string }[]
  words: {
    title: () => string
    drop: () => string
    save: () => string
    toList: () => string
    /** What stands under the state once it is saved, or where there is nothing to save. */
    saved: (counts: Counts) => string
    same: () => string
    /** What the page is for, in sentences; those of any list without them. */
    help?: () => string[]
    /** What a row does once it is saved, where a kind says it otherwise. */
    changes?: Partial<Record<RowChange, () => string>>
    counts?: (counts: Counts) => string
    /** What is taken from people, where a list is of people: before saving, and of what was saved. */
    losing?: { row: (isSaved: boolean) => string; all: (count: number, isSaved: boolean) => string }
  }
  /** Where a saved list can be taken back. */
  undo?: {
    act(asked: { id: string }): Promise<unknown>
    /** What it does, a sentence for each thing. */
    does: (counts: Counts) => string[]
    inUse: (rows: number) => string
  }
  /** A checked value as people read it. */
  valueText: (column: ImportColumnName, value: unknown) => string
  /** What a saved import brought, where the rows themselves do not say it. */
  Result?: Component<{ id: string }>
  /** Stands in the place of what was imported before, where a kind tells it otherwise. */
  Past?: Component
  /** What else the page where a list comes in has, first of all. */
  Beside?: Component
}
