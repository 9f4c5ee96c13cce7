import { Id } from '@cauce/domain/schema'
import { sql } from 'kysely'
import { z } from 'zod'
import { cursorInstant } from '../../list-cursor.ts'
import { reading } from '../../operation.ts'

const pageSize = 500

/**
 * The merchants whose shipment file is to be read, for their hour came within the hour before `slot` by their own clock, with
 * their calendar's day; 500 at a time. Every merchant's hour comes once a day, also where clocks are changed.
 */
export const feedsDue = reading({
  name: 'shipments.feeds-due',
  permission: 'shipments.process',
  input: z.object({ slot: cursorInstant, after: Id.optional() }),
  async run({ db }, { slot, after = '00000000-0000-0000-0000-000000000000' }) {
    const { rows } = await sql<{ merchantId: string; day: string }>`
      select m.id as "merchantId", l.day
      from shipment_feed f
      join merchant m on m.id = f.merchant_id
      cross join lateral (select (${slot}::timestamptz at time zone m.time_zone)::date as day) l
      cross join lateral (select (l.day + make_interval(hours => f.hour)) at time zone m.time_zone as due_at) h
      where f.enabled and m.id > ${after} and h.due_at <= ${slot}::timestamptz
        and h.due_at > ${slot}::timestamptz - interval '1 hour'
      order by m.id limit ${pageSize}`.execute(db)
    return { merchants: rows, next: rows.length === pageSize ? (rows.at(-1)?.merchantId ?? null) : null }
  },
})
