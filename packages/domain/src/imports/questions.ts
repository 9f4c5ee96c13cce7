import { z } from 'zod'
import { Id } from '../schema.ts'

export const ImportId = z.object({ id: Id })

/** Rows of an import in the order of the file; `after` is the row number that the last page ended with. */
export const ImportRowsPage = z.object({
  id: Id,
  after: z.int().min(0).max(10_000_000).optional(),
  limit: z.int().min(1).max(200).default(100),
  only: z.enum(['green', 'red']).optional(),
})

/** Imports, the newest first. */
export const ImportsPage = z.object({
  centreId: Id.optional(),
  /** Where the last page ended, as the answer gave it. */
  after: z.string().max(200).optional(),
  limit: z.int().min(1).max(100).default(20),
})
