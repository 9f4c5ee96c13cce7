import { refuseUnless } from '@cauce/domain/errors'
import { Id } from '@cauce/domain/schema'
import type { FinancingEnd } from '@cauce/workflows/financing/contract'
import { z } from 'zod'
import { reading } from '../operation.ts'
import { leavesSomethingToDo } from '../payments/locked-attempt.ts'

/** What the process of a financing goes by: how it is found, its deadlines (ISO instants) and how it ended, if it did. */
export const openProcess = reading({
  name: 'financing.open-process',
  permission: 'financings.process',
  input: z.object({ id: Id }),
  async run({ db }, { id }) {
    const row = await db
      .selectFrom('financing')
      .innerJoin('merchant', 'merchant.id', 'financing.merchant_id')
      .innerJoin('centre', 'centre.id', 'financing.centre_id')
      .select([
        'financing.reference',
        'merchant.name as merchant_name',
        'centre.name as centre_name',
        'financing.state',
        'financing.dead_reason',
        'financing.link_expires_at',
        'financing.offer_ends_at',
        'financing.created_at',
        'merchant.reminder_after_hours',
        ({ selectFrom, fn }) =>
          selectFrom('payment_attempt')
            .select(fn.countAll<number>().as('count'))
            .whereRef('payment_attempt.financing_id', '=', 'financing.id')
            .where(leavesSomethingToDo)
            .as('unsettled'),
      ])
      .where('financing.id', '=', id)
      .executeTakeFirst()
    refuseUnless(row, 'not-found')
    return {
      reference: row.reference,
      merchantName: row.merchant_name,
      centreName: row.centre_name,
      end: (row.state === 'confirmed' ? 'confirmed' : row.dead_reason) as FinancingEnd | null,
      hasUnsettledCards: Number(row.unsettled) > 0,
      linkExpiresAt: row.link_expires_at,
      offerEndsAt: row.offer_ends_at,
      remindAt: row.reminder_after_hours === null ? null : hoursAfter(row.created_at, row.reminder_after_hours),
    }
  },
})

const hoursAfter = (instant: string, hours: number): string =>
  new Date(Date.parse(instant) + hours * 3_600_000).toISOString()
