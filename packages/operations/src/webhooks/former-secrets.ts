import type { Db } from '@cauce/database/connection'

/** The former secrets of an endpoint that still sign beside its present one, the newest first. */
export const standingSecrets = (db: Db, endpointId: string, now: string) =>
  db
    .selectFrom('webhook_former_secret')
    .where('endpoint_id', '=', endpointId)
    .where('stands_until', '>', now)
    .orderBy('stands_until', 'desc')
    .orderBy('id', 'desc')
