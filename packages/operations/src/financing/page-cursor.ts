import type { FinancingFilter } from '@cauce/domain/financing/filter'
import { z } from 'zod'
import { type Cursor, cursorInstant, decodeCursor as decode } from '../list-cursor.ts'

const values: Record<FinancingFilter['sort'], z.ZodType<string | number>> = {
  amount: z.int().min(0),
  created: cursorInstant,
}

/** Refuses a text that no page in this order gave with `bad-input`. */
export const decodeCursor = (text: string, sort: FinancingFilter['sort']): Cursor => decode(text, values[sort])
