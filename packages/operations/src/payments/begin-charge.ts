import { dateIn } from '@cauce/domain/money/calendar'
import { chargeAt, nextCharge } from '@cauce/domain/payments/schedule'
import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { ofOrder } from '../orders/of-order.ts'
import { awaitedPlan } from './awaited-plan.ts'
import { insertCharge, unsettledCharge } from './insert-charge.ts'
import { lockByPlan } from './lock-by-plan.ts'

/**
 * Begins the charge of the instalment that is due by itself, if one is, and gives its id. Nothing begins while automatic
 * payments are off, while it is not known what became of another charge, or before the hour of the day.
 */
export const beginCharge = operation({
  name: 'payments.begin-charge',
  permission: 'payments.process',
  input: z.object({ id: Id }),
  async run({ tx, now, record, unchanged }, { id }) {
    const locked = await lockByPlan(tx, id)
    const { order, plan } = locked
    const customer = await tx
      .selectFrom('customer')
      .select('automatic_payments')
      .where('id', '=', order.customer_id)
      .executeTakeFirstOrThrow()
    const on = dateIn(plan.timeZone, now)
    const next = customer.automatic_payments ? nextCharge(await awaitedPlan(tx, id), on) : undefined
    const instalment = plan.instalments.find((one) => one.id === next?.instalmentId)
    if (!next || !instalment || chargeAt(plan.timeZone, next.on) > now || (await unsettledCharge(tx, id))) {
      unchanged()
      return { chargeId: null }
    }
    const { amountCents } = instalment
    const asked = { purpose: 'instalment', instalmentId: next.instalmentId, amountCents, askedBy: 'schedule' } as const
    const chargeId = await insertCharge(tx, locked, { ...asked, on, now })
    const after = { chargeId, charge: 'begun', purpose: 'instalment', instalment: instalment.number, amountCents }
    await record({ ...ofOrder(order), after })
    return { chargeId }
  },
})
