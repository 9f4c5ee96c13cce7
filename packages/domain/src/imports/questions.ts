import { z } from 'zod'
import { Id } from '../schema.ts'
import { historicStates } from './states.ts'

export const ImportId = z.object({ id: Id })

/**
 * Rows of an import in the order of the file, from where the last page ended or from anywhere: `after` is the row number
 * that it ended with, `at` a place among the rows that are asked for, from 0.
 */
export const ImportRowsPage = z.object({
  id: Id,
  after: z.int().min(0).max(10_000_000).optional(),
  at: z.int().min(0).max(10_000_000).optional(),
  limit: z.int().min(1).max(200).default(100),
  only: z.enum(['green', 'red']).optional(),
})

/** Imports that were saved, the newest first; without states, those taken back too. */
export const ImportsPage = z.object({
  centreId: Id.optional(),
  states: z.array(z.enum(historicStates)).max(historicStates.length).optional(),
  /** Where the last page ended, as the answer gave it. */
  after: z.string().max(200).optional(),
  limit: z.int().min(1).max(100).default(20),
})
