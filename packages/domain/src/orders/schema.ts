import { z } from 'zod'
import { longest, mostUnits } from '../limits.ts'
import { Cents, Id, text } from '../schema.ts'
import { type CartLine as CartRow, cartLineKinds } from './cart.ts'
import { taxTreatmentNames } from './tax.ts'

export const CartLine = z.object({
  kind: z.enum(cartLineKinds),
  reference: text(longest.lineReference),
  name: text(longest.lineName),
  unitPriceCents: Cents.min(0, { error: 'not-positive' }),
  units: z.int({ error: 'not-whole' }).min(1, { error: 'not-positive' }).max(mostUnits, { error: 'too-many-units' }),
  taxTreatment: z.enum(taxTreatmentNames),
  serviceId: Id.optional(),
}) satisfies z.ZodType<CartRow>

export const Cart = z.array(CartLine).min(1, { error: 'required' }).max(200, { error: 'too-many-lines' })
