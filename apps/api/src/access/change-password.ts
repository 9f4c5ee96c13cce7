import type { Db } from '@cauce/database/connection'
import type { Actor } from '@cauce/domain/access/scope'
import { refuseUnless } from '@cauce/domain/errors'
import { passwordHashOf, replacePassword } from '@cauce/operations/access/replace-password'
import { hashPassword, isPassword } from './passwords.ts'

/**
 * Replaces a password for whoever knows the current one, and ends their other sessions. Refuses with `not-signed-in` or
 * `wrong-password`.
 */
export async function changePassword(
  owner: Db,
  actor: Actor,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
): Promise<void> {
  const known = await passwordHashOf(owner, actor.userId)
  refuseUnless(known !== undefined && (await isPassword(known, currentPassword)), 'wrong-password')
  const next = await hashPassword(newPassword)
  await replacePassword(owner, actor, { known, next, now: new Date().toISOString() })
}
