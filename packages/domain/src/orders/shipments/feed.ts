import { z } from 'zod'
import { longest } from '../../limits.ts'
import { Id, text } from '../../schema.ts'
import { feedAuthorisations, feedSources, readingFilters } from './states.ts'

/** So often a merchant's people may have the file read, or try it, within so many minutes. */
export const readByHandAtMost = 10
export const readByHandWithinMinutes = 10

/**
 * Where a merchant's file of shipments is read from, and at which hour of its own clock. Without `secret` the one that is
 * kept stays.
 */
export const ShipmentFeed = z
  .object({
    source: z.enum(feedSources),
    url: text(longest.webhookUrl).optional(),
    authorisation: z.enum(feedAuthorisations),
    authorisedAs: text(longest.feedUser).optional(),
    secret: text(longest.feedSecret).optional(),
    hour: z.int().min(0).max(23),
    enabled: z.boolean(),
  })
  .refine(({ source, url }) => source === 'drop' || url !== undefined, { error: 'required', path: ['url'] })
  .refine(({ authorisation, authorisedAs }) => authorisation !== 'basic' || authorisedAs !== undefined, {
    error: 'required',
    path: ['authorisedAs'],
  })

export type ShipmentFeed = z.infer<typeof ShipmentFeed>

/** Has the file read now; a trial ships nothing. */
export const ReadNow = z.object({ trial: z.boolean() })

/** Readings, the newest first. */
export const ReadingsPage = z.object({
  only: z.enum(readingFilters).optional(),
  /** Where the last page ended, as the answer gave it. */
  after: z.string().max(200).optional(),
  limit: z.int().min(1).max(100).default(20),
})

/** Rows of a reading that nobody saw to; `after` is the row number that the last page ended with. */
export const FailedRowsPage = z.object({
  importId: Id,
  after: z.int().min(0).max(10_000_000).default(0),
  limit: z.int().min(1).max(200).default(50),
})

export const FailedRow = z.object({ readingId: Id, row: z.int().min(1).max(10_000_000) })
/** `ship`: its order is marked shipped now; `dismiss`: nothing is to be done. */
export const SeenToRow = FailedRow.extend({ by: z.enum(['ship', 'dismiss']) })

export const ReadingId = z.object({ id: Id })
