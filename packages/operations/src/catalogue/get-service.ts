import { ServiceId } from '@cauce/domain/catalogue/questions'
import { refuseUnless } from '@cauce/domain/errors'
import { dateIn } from '@cauce/domain/money/calendar'
import { timeZoneOf } from '../access/merchant-calendar.ts'
import { reading } from '../operation.ts'
import { type ServiceRow, serviceColumns, serviceRow } from './service-row.ts'

/** `liveFinancings` counts the open offers, in the reader's scope, whose cart has it; they keep what they sold. */
export type ServicePageFacts = ServiceRow & { removedAt: string | null; liveFinancings: number }

/** One service, also a removed one. Refuses with `not-found`. */
export const getService = reading({
  name: 'services.get',
  permission: 'services.read',
  input: ServiceId,
  async run({ db, actor, now }, { id }): Promise<ServicePageFacts> {
    const service = await db
      .selectFrom('service as s')
      .select([...serviceColumns, 's.removed_at'])
      .where('s.id', '=', id)
      .executeTakeFirst()
    refuseUnless(service, 'not-found')
    const { count } = await db
      .selectFrom('cart_line')
      .innerJoin('financing', 'financing.order_id', 'cart_line.order_id')
      .select(({ fn }) => fn.count<number>('financing.id').distinct().as('count'))
      .where('cart_line.service_id', '=', id)
      .where('financing.state', '=', 'live')
      .executeTakeFirstOrThrow()
    const today = dateIn(await timeZoneOf(db, actor.scope), now)
    return { ...serviceRow(service, today), removedAt: service.removed_at, liveFinancings: count }
  },
})
