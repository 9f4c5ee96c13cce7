import { platformTimeZone } from '@cauce/domain/access/platform'
import { refuseUnless } from '@cauce/domain/errors'
import { dateIn } from '@cauce/domain/money/calendar'
import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { reading } from '../operation.ts'

const filesShown = 50

/** The payment files that were made, newest first. */
export const listPayoutFiles = reading({
  name: 'disbursements.files',
  permission: 'disbursements.settle',
  input: z.void(),
  run: ({ db }) =>
    db
      .selectFrom('payout_file as f')
      .leftJoin('app_user as u', 'u.id', 'f.made_by')
      .select(['f.id', 'f.message_id as messageId', 'f.made_at as madeAt', 'f.payments', 'f.total_cents as totalCents'])
      .select('u.name as madeBy')
      .orderBy('f.made_at', 'desc')
      .orderBy('f.id', 'desc')
      .limit(filesShown)
      .execute(),
})

/** What a payment file says, the same each time it is asked for, whoever was renamed since. Refuses with `not-found`. */
export const payoutFileContent = reading({
  name: 'disbursements.file',
  permission: 'disbursements.settle',
  input: z.object({ id: Id }),
  async run({ db }, { id }) {
    const file = await db
      .selectFrom('payout_file')
      .select(['message_id', 'made_at', 'debtor_name', 'debtor_iban', 'debtor_bic'])
      .where('id', '=', id)
      .executeTakeFirst()
    refuseUnless(file, 'not-found')
    const payments = await db
      .selectFrom('disbursement as d')
      .select(['d.end_to_end_id', 'd.paid_cents', 'd.iban', 'd.payee_name', 'd.number'])
      .where('d.file_id', '=', id)
      .orderBy('d.id')
      .execute()
    return {
      messageId: file.message_id,
      createdAt: file.made_at,
      executeOn: dateIn(platformTimeZone, file.made_at),
      debtor: { name: file.debtor_name, iban: file.debtor_iban, bic: file.debtor_bic },
      transfers: payments.map((payment) => ({
        endToEndId: payment.end_to_end_id,
        amountCents: payment.paid_cents,
        creditor: { name: payment.payee_name ?? '', iban: payment.iban ?? '' },
        remittance: payment.number,
      })),
    }
  },
})
