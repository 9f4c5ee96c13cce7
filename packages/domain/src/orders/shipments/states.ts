import type { Moves } from '../../moves.ts'

/** Where a merchant's daily file of shipments is read from. */
export const feedSources = ['drop', 'https'] as const
export type FeedSource = (typeof feedSources)[number]
export type ReadingSource = FeedSource | 'upload'

/** What goes along with a request for the file: nothing, a user with a password, or a token. */
export const feedAuthorisations = ['none', 'basic', 'bearer'] as const
export type FeedAuthorisation = (typeof feedAuthorisations)[number]

/** Why a file is read: its hour came, somebody asked for it or only tries it, or somebody uploaded one. */
export type ReadingCause = 'clock' | 'hand' | 'trial' | 'upload'

/**
 * Where the reading of a file stands. `tried` shows what it would have shipped; `nothing` found no file, or one whose content
 * was read before.
 */
export const readingStates = ['reading', 'shipping', 'done', 'tried', 'nothing', 'failed'] as const
export type ReadingState = (typeof readingStates)[number]

/** Where a reading may go from each state. */
export const readingMoves = {
  reading: ['shipping', 'tried', 'nothing', 'failed'],
  shipping: ['done'],
  done: [],
  tried: [],
  nothing: [],
  failed: [],
} as const satisfies Moves<ReadingState>

/** How somebody saw to a row that shipped nothing. */
export type RowOutcome = 'shipped' | 'dismissed'

/** Which readings a list may be narrowed to: those with rows that nobody saw to, or those that found no readable file. */
export const readingFilters = ['open', 'failed'] as const
