import type { StoredCard } from '@cauce/domain/payments/card-gateway'
import { z } from 'zod'

/** What may be kept of a card; anything more is refused. */
export const storedCard = z.strictObject({
  customerId: z.string(),
  paymentMethodId: z.string(),
  brand: z.string(),
  first6: z.string().length(6).optional(),
  last4: z.string().length(4),
  expiryMonth: z.int().min(1).max(12),
  expiryYear: z.int(),
}) satisfies z.ZodType<StoredCard>
