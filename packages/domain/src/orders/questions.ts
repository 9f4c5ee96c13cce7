import { z } from 'zod'
import { FinancingReference } from '../financing/schema.ts'
import { longest, mostAtOnce } from '../limits.ts'
import { Id, text } from '../schema.ts'
import { CartLine } from './schema.ts'
import { cancelReasons } from './states.ts'

export const OrderId = z.object({ id: Id })

const mostLines = 200

/**
 * An order that was shipped, by its id or its reference: whole, or those of its lines that are named by their ids or
 * references.
 */
const Shipped = z.object({
  id: Id.optional(),
  reference: FinancingReference.optional(),
  lineIds: z.array(Id).min(1, { error: 'required' }).max(mostLines, { error: 'too-many-lines' }).optional(),
  lineReferences: z
    .array(text(longest.lineReference))
    .min(1, { error: 'required' })
    .max(mostLines, { error: 'too-many-lines' })
    .optional(),
})

export const ShippedOrder = Shipped.refine(isNamedOnce, { error: 'required', path: ['reference'] })
export const ShippedOrders = z.object({
  orders: z.array(ShippedOrder).min(1, { error: 'required' }).max(mostAtOnce, { error: 'too-many-lines' }),
})

function isNamedOnce({ id, reference }: z.output<typeof Shipped>): boolean {
  return (id === undefined) !== (reference === undefined)
}

/** A cart as somebody edits it: lines that were there keep their id. None at all is the return of everything. */
export const EditedCart = z.object({
  id: Id,
  lines: z
    .array(CartLine.extend({ lineId: Id.optional() }))
    .max(mostLines, { error: 'too-many-lines' })
    .refine(areDifferent, { error: 'bad-input' }),
})

function areDifferent(lines: readonly { lineId?: string | undefined }[]): boolean {
  const ids = lines.flatMap(({ lineId }) => (lineId === undefined ? [] : [lineId]))
  return new Set(ids).size === ids.length
}

/** `revision` is that of the order as it was seen. */
export const SavedCart = EditedCart.extend({
  revision: z.int().min(1),
  reason: text(longest.note).optional(),
})

export const Cancellation = z.object({ id: Id, reason: z.enum(cancelReasons) })

export type ShippedOrder = z.infer<typeof ShippedOrder>
export type EditedLine = z.infer<typeof EditedCart>['lines'][number]
