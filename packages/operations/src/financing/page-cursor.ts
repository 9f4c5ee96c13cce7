import { Refusal } from '@cauce/domain/errors'
import type { FinancingFilter } from '@cauce/domain/financing/filter'
import { z } from 'zod'

/** Where a page ended: the value the list is sorted by, and the id that breaks ties. */
export type Cursor = { value: string | number; id: string }

const values = {
  amount: z.int().min(0),
  created: z.iso.datetime().refine((instant) => instant >= '1900' && instant < '2201'),
} satisfies Record<FinancingFilter['sort'], z.ZodType>

export const encodeCursor = ({ value, id }: Cursor): string =>
  Buffer.from(JSON.stringify([value, id])).toString('base64url')

/** Refuses a text that no page in this order gave with `bad-input`. */
export function decodeCursor(text: string, sort: FinancingFilter['sort']): Cursor {
  try {
    const [value, id] = z.tuple([values[sort], z.uuid()]).parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
    return { value, id }
  } catch {
    throw new Refusal('bad-input', {}, { after: 'bad-input' })
  }
}
