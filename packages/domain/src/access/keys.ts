import { z } from 'zod'
import { longest } from '../limits.ts'
import { Id, text } from '../schema.ts'
import { keyScopes } from './permissions.ts'

/** How a key begins, so that people and scanners of secrets know it for one. */
export const keyPrefix = 'cauce_key_'

/** So many keys of a merchant may stand at a time. */
export const keysAtMost = 100

/** An instant that some calendar of people reaches. */
const Instant = z.iso
  .datetime({ error: 'invalid-date' })
  .refine((instant) => instant >= '1900' && instant < '2200', { error: 'invalid-date' })

export const NewKey = z.object({
  name: text(longest.keyName),
  scopes: z
    .array(z.enum(keyScopes))
    .min(1, { error: 'required' })
    .max(keyScopes.length)
    .transform((scopes) => keyScopes.filter((scope) => scopes.includes(scope))),
  /** Without an end it stands until it is revoked. */
  expiresAt: Instant.optional(),
})

export const KeyId = z.object({ id: Id })

export type KeyScope = (typeof keyScopes)[number]
export type KeyState = 'standing' | 'expired' | 'revoked'

/** Whether a key opens anything, by its facts at an instant; all are ISO instants. */
export const keyStateAt = (key: { expiresAt: string | null; revokedAt: string | null }, now: string): KeyState =>
  key.revokedAt !== null ? 'revoked' : key.expiresAt !== null && key.expiresAt <= now ? 'expired' : 'standing'
