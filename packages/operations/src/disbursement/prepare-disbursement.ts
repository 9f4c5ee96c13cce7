import { CalendarDate } from '@cauce/domain/schema'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { lockPayouts, lockWaitingOrders } from './lock-payouts.ts'
import { payWaitingOrders } from './pay-waiting-orders.ts'

/**
 * Prepares a merchant's payment of a day, its own calendar's: what was shipped since the last one, less returns, less
 * commission with VAT. One a day, however often and by how many at once it is asked for; none where the balance is zero
 * or less, which is carried. What moved after `now` waits for the next one. Null where there is none. Source: decisions.md, Payouts.
 */
export const prepareDisbursement = operation({
  name: 'disbursements.prepare',
  permission: 'disbursements.process',
  input: z.object({ merchantId: z.uuid(), day: CalendarDate }),
  async run({ tx, now, record, unchanged }, { merchantId, day }): Promise<{ id: string; number: string } | null> {
    await lockPayouts(tx, merchantId)
    const earlier = await tx
      .selectFrom('disbursement')
      .select(['id', 'number'])
      .where('merchant_id', '=', merchantId)
      .where('day', '=', day)
      .executeTakeFirst()
    const prepared = earlier
      ? undefined
      : await payWaitingOrders(tx, { merchantId, day, orderIds: await lockWaitingOrders(tx, merchantId, now), at: now })
    if (!prepared) {
      unchanged()
      return earlier ?? null
    }
    const { id, number, orders, paidCents } = prepared
    await record({
      subjectKind: 'disbursement',
      subjectId: id,
      merchantId,
      after: { state: 'prepared', day, number, orders, paidCents },
    })
    return { id, number }
  },
})
