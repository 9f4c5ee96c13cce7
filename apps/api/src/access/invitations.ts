import type { Db } from '@cauce/database/connection'
import { acceptInvitation } from '@cauce/operations/access/people/accept-invitation'
import { readInvitation } from '@cauce/operations/access/people/read-invitation'
import type { Caller } from '../http/caller.ts'
import { hashPassword } from './passwords.ts'

/**
 * Gives whom a link invites the password they chose; answers their address. Refuses as `readInvitation` does, before the
 * password costs anything.
 */
export async function comeIn(
  owner: Db,
  { token, newPassword, from }: { token: string; newPassword: string; from: Caller },
): Promise<{ email: string }> {
  const now = new Date().toISOString()
  await readInvitation(owner, token, now)
  return acceptInvitation(owner, { token, password: await hashPassword(newPassword), from, now })
}
