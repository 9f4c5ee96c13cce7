import { createHash, createHmac } from 'node:crypto'

/**
 * The token of an invitation's link: 144 bits, derived, so that it is never stored in clear and the same generation always
 * gives the same link. It belongs in a URL's fragment and in no log.
 */
export const invitationToken = (linkKey: string, userId: string, generation: number): string =>
  createHmac('sha256', linkKey)
    .update(`invitation/${userId}/${generation}`)
    .digest()
    .subarray(0, 18)
    .toString('base64url')

/** What the database keeps of a token. */
export const invitationHash = (token: string): Buffer => createHash('sha256').update(token).digest()
