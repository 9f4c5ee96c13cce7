import type { Db } from '@cauce/database/connection'
import type { Scope } from '@cauce/domain/access/scope'
import { FinancingFilter } from '@cauce/domain/financing/filter'
import { countedAtMost } from '@cauce/domain/limits'
import { addDays, dateIn, daysBetween } from '@cauce/domain/money/calendar'
import { sql } from 'kysely'
import { calendarZone, timeZoneOf } from '../access/merchant-calendar.ts'
import { reading } from '../operation.ts'
import { type Matched, matchingFinancings } from './matching-financings.ts'

const daysShown = 30
const daysAtMost = 92
/** What all days together may read; a busier day shows this much divided by the days. */
const rowsAtMost = 60_000

export type FinancingDay = { day: string; live: number; confirmed: number; dead: number }

/**
 * How the financings created on each day stand now, oldest day first, none left out: the last 30 days or the filter's
 * own range, of which the last 92. Days are the merchant's calendar days; its tab plays no part.
 */
export const financingsPerDay = reading({
  name: 'financing.per-day',
  permission: 'financings.read',
  input: FinancingFilter,
  async run({ db, actor, now }, filter): Promise<FinancingDay[]> {
    const days = daysOf(filter, dateIn(await timeZoneOf(db, actor.scope), now))
    const found = await countByDay(db, actor.scope, filter, days)
    return days.map((day) => {
      const counted = (state: string) => found.find((row) => row.day === day && row.state === state)?.count ?? 0
      return { day, live: counted('live'), confirmed: counted('confirmed'), dead: counted('dead') }
    })
  },
})

function daysOf({ from, to }: FinancingFilter, today: string): string[] {
  const last = to && to < today ? to : today
  const first = from ?? addDays(last, 1 - daysShown)
  const count = Math.min(daysAtMost, Math.max(0, daysBetween(first, last) + 1))
  return Array.from({ length: count }, (_, index) => addDays(last, index + 1 - count))
}

type Counted = { day: string; state: string; count: number }

async function countByDay(db: Db, scope: Scope, filter: FinancingFilter, days: string[]): Promise<Counted[]> {
  const [from, to] = [days[0], days.at(-1)]
  if (from === undefined || to === undefined) return []
  const inRange = { ...filter, tab: 'every', from, to } as const
  return filter.search ? countFound(db, scope, inRange) : countEachDay(db, scope, inRange, days)
}

/** A search looks once through the whole range, and counts the newest it finds. */
async function countFound(db: Db, scope: Scope, inRange: Matched): Promise<Counted[]> {
  const found = matchingFinancings(db, scope, inRange)
    .select(['f.state', 'f.created_at'])
    .orderBy('f.created_at', 'desc')
    .orderBy('f.id', 'desc')
    .limit(countedAtMost.found)
  const { rows } = await sql<Counted>`
    select (f.created_at at time zone z.zone)::date as day, f.state, count(*) as count
    from (select ${calendarZone(scope)} as zone) z cross join (${found}) f
    group by 1, 2`.execute(db)
  return rows
}

async function countEachDay(db: Db, scope: Scope, inRange: Matched, days: string[]): Promise<Counted[]> {
  const day = sql.ref<string>('d.day')
  const ofDay = matchingFinancings(db, scope, { ...inRange, from: undefined, to: undefined })
    .select('f.state')
    .where('f.created_at', '>=', sql<string>`${day}::timestamp at time zone z.zone`)
    .where('f.created_at', '<', sql<string>`(${day} + 1)::timestamp at time zone z.zone`)
    .limit(Math.floor(rowsAtMost / days.length))
  const { rows } = await sql<Counted>`
    select d.day, f.state, count(*) as count
    from (select ${calendarZone(scope)} as zone) z
    cross join unnest(${days}::date[]) as d(day)
    cross join lateral (${ofDay}) f
    group by d.day, f.state`.execute(db)
  return rows
}
