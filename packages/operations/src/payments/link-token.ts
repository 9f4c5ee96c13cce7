import { z } from 'zod'

/** The token of a payment link as the shopper's page sends it; anything else cannot be a link of ours. */
export const LinkToken = z
  .string({ error: 'link-unknown' })
  .regex(/^[\w-]{16,64}$/, { error: 'link-unknown' })
