export { largestFileBytes } from '@cauce/domain/limits'

/** Rows of a list, blank ones not counted. */
export const mostRows = 50_000
/** Rows of a sheet with titles, blanks and notes around the list. */
export const mostSheetRows = mostRows + 5_000
/** Cells and texts of a workbook, blank ones with a format included; more would take more than the child's memory. */
export const mostCells = 1_000_000
/** Columns of a sheet, ours and others. */
export const mostColumns = 256
/** What the parts of a workbook may grow to together when they are inflated. */
export const inflatedBytes = 48 * 1024 * 1024
/** No column takes as much, so a longer text is a fault all the same; one shared text may stand in every cell. */
export const longestCell = 300
/** Characters of all cells together: the process that asked must take them in at once. */
export const mostCharacters = 10_000_000

/** What a child that reads may take. With its buffers it stays below 600 MB. */
export type ReaderLimits = { heapMb: number; milliseconds: number }
export const readerLimits: ReaderLimits = { heapMb: 256, milliseconds: 20_000 }

/** Children that read at once, and files that may wait for one. */
export const readersAtOnce = 2
export const filesWaiting = 10
