import { z } from 'zod'
import { Shopper } from '../customers/schema.ts'
import { longest, mostAtOnce } from '../limits.ts'
import { Cart } from '../orders/schema.ts'
import { Cents, Id, multiline, text } from '../schema.ts'

/** In one spelling: compatible characters are one, and so are spaces. Upper and lower case stay, but do not tell apart. */
export const FinancingReference = text(
  longest.saleReference,
  z
    .string({ error: 'required' })
    .normalize('NFKC')
    .overwrite((reference) => reference.replace(/ +/g, ' ')),
)

/** A sale by phone, as the agent sends it. `customerId` when the agent confirmed that this is a known customer. */
export const NewFinancing = z.object({
  centreId: Id,
  reference: FinancingReference,
  productId: Id,
  customerId: Id.optional(),
  shopper: Shopper,
  lines: Cart,
})

export const FinancingId = z.object({ id: Id })
/** Financings chosen together, each once. */
export const FinancingIds = z.object({
  ids: z
    .array(Id)
    .min(1, { error: 'required' })
    .max(mostAtOnce, { error: 'too-many-lines' })
    .transform((ids) => [...new Set(ids)]),
})
export const ReferenceQuestion = z.object({ reference: FinancingReference })
export const PlanQuestion = z.object({ productId: Id, totalCents: Cents.min(0, { error: 'not-positive' }) })
export const NewNote = z.object({ id: Id, body: multiline(longest.note).min(1, { error: 'required' }) })
export const NoteId = z.object({ id: Id })
export const ReviewDecision = z.object({
  id: Id,
  decision: z.enum(['accept', 'decline']),
  note: multiline(longest.note).optional(),
})

export type NewFinancing = z.infer<typeof NewFinancing>
