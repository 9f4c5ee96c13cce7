import type { Db } from '@cauce/database/connection'
import { platformTimeZone } from '@cauce/domain/access/platform'
import type { Scope } from '@cauce/domain/access/scope'
import { type RawBuilder, sql } from 'kysely'

/** The zone of the scope's calendar, as SQL: the merchant's, or the platform's own. */
export const calendarZone = (scope: Scope): RawBuilder<string> =>
  scope.kind === 'platform'
    ? sql<string>`${platformTimeZone}::text`
    : sql<string>`(select time_zone from merchant where id = ${scope.merchantId})`

export async function timeZoneOf(db: Db, scope: Scope): Promise<string> {
  const { rows } = await sql<{ zone: string }>`select ${calendarZone(scope)} as zone`.execute(db)
  return rows[0]?.zone ?? platformTimeZone
}

/** The instant at which a calendar date begins there, as SQL. */
export const startOfDay = (scope: Scope, date: string): RawBuilder<string> =>
  sql<string>`(${date}::date::timestamp at time zone ${calendarZone(scope)})`
