import type { Moves } from '../moves.ts'

/** Where an import stands: read and shown, its green rows saved, or that taken back. */
export const importStates = ['previewed', 'saved', 'undone'] as const
export type ImportState = (typeof importStates)[number]

/** What the history tells of: a preview that nobody saved changed nothing. */
export const historicStates = ['saved', 'undone'] as const satisfies readonly ImportState[]
export type HistoricState = (typeof historicStates)[number]

/** Where an import may go from each state. Source: features.md A9, A10. */
export const importMoves = {
  previewed: ['saved'],
  saved: ['undone'],
  undone: [],
} as const satisfies Moves<ImportState>

/** What saving does with a green row: `same` when it exists as it is. */
export const rowChanges = ['add', 'update', 'same'] as const
export type RowChange = (typeof rowChanges)[number]
