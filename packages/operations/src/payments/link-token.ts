import { createHash } from 'node:crypto'
import { z } from 'zod'

/** The token of a payment link as the shopper's page sends it; whether there is such a link is for the lookup to say. */
export const LinkToken = z.string({ error: 'link-unknown' }).max(200, { error: 'link-unknown' })

/** By what a link is found: tokens themselves are kept nowhere. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()
