import { createHmac } from 'node:crypto'
import type { Tx } from '@cauce/database/connection'
import { tokenHash } from '../payments/link-token.ts'

/**
 * The token of a payment link: 128 bits or more, derived, so that it is never stored in clear and the same generation
 * always gives the same link. It belongs in a URL's fragment and in no log.
 */
export const linkToken = (linkKey: string, financingId: string, generation: number): string =>
  createHmac('sha256', linkKey).update(`${financingId}/${generation}`).digest().subarray(0, 18).toString('base64url')

/** Characters of every token. */
export const linkTokenLength = 24

/** Adds the link of a generation, to be found by its token's hash until `expiresAt` (ISO instant). */
export async function insertLink(
  tx: Tx,
  linkKey: string,
  link: { merchantId: string; financingId: string; generation: number; expiresAt: string },
): Promise<void> {
  await tx
    .insertInto('payment_link')
    .values({
      token_hash: tokenHash(linkToken(linkKey, link.financingId, link.generation)),
      merchant_id: link.merchantId,
      financing_id: link.financingId,
      generation: link.generation,
      expires_at: link.expiresAt,
    })
    .execute()
}
