import { type EntryMeaning, meaningByHand } from '@cauce/domain/disbursement/statement'
import type { DisbursementState } from '@cauce/domain/disbursement/states'
import { refuseUnless } from '@cauce/domain/errors'
import { Id } from '@cauce/domain/schema'
import { type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { reading } from '../../operation.ts'

/** What a choice shows at most; payments of one amount to the cent are few. */
const shownAtMost = 20

/** The payments that a difference may be of, newest first, with what would become of each. Refuses with `not-found`. */
export const paymentsForEntry = reading({
  name: 'statements.payments-for',
  permission: 'statements.import',
  input: z.object({ id: Id }),
  async run({ db }, { id }) {
    const entry = await db
      .selectFrom('statement_entry')
      .select(['amount_cents', 'currency'])
      .where('id', '=', id)
      .executeTakeFirst()
    refuseUnless(entry, 'not-found')
    const booked = (direction: '<' | '>') => sql<boolean>`exists (
      select from statement_entry e where e.disbursement_id = d.id and e.state = 'matched'
        and e.amount_cents ${sql.raw(direction)} 0)`
    const found = await db
      .selectFrom('disbursement as d')
      .innerJoin('merchant as m', 'm.id', 'd.merchant_id')
      .select(['d.id', 'd.number', 'd.day', 'd.state', 'd.paid_cents', 'm.name as merchantName'])
      .select([booked('<').as('isPaid'), booked('>').as('isReturned')])
      .where('d.paid_cents', '=', Math.abs(entry.amount_cents))
      .where('d.state', '<>', 'prepared')
      .where(sql<SqlBool>`not ${entry.amount_cents > 0 ? booked('>') : booked('<')}`)
      .orderBy('d.day', 'desc')
      .orderBy('d.id', 'desc')
      .limit(shownAtMost)
      .execute()
    return found.flatMap(({ paid_cents, isPaid, isReturned, ...payment }) => {
      const state = payment.state as DisbursementState
      const meaning = meaningByHand(
        { amountCents: entry.amount_cents, currency: entry.currency },
        { state, amountCents: paid_cents, booked: { paid: Number(isPaid), returned: Number(isReturned) } },
      )
      return meaning.kind === 'difference' ? [] : [{ ...payment, state, ...toldOf(meaning) }]
    })
  },
})

const toldOf = ({ kind, to }: Exclude<EntryMeaning, { kind: 'difference' }>) => ({ meaning: kind, to })
