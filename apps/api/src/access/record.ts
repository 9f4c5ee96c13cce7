import type { Db } from '@cauce/database/connection'
import type { Caller } from '../http/caller.ts'

export type AccessEvent = {
  action: `access.${'sign-in' | 'sign-out' | 'change-password' | 'end-session'}`
  userId: string
  role: string
  merchantId: string | null
  subject: { kind: 'user' | 'session'; id: string }
}

/** Writes what happened to somebody's sessions or password into the action log, with who asked from where. */
export async function recordAccess(db: Db, { action, userId, role, merchantId, subject }: AccessEvent, from: Caller) {
  await db
    .insertInto('action_log')
    .values({
      merchant_id: merchantId,
      actor_id: userId,
      actor_role: role,
      action,
      subject_kind: subject.kind,
      subject_id: subject.id,
      ip: from.ip,
      device: from.device,
      request_id: from.requestId,
      at: new Date().toISOString(),
    })
    .execute()
}
