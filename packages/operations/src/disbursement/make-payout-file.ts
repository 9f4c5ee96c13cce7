import { refuseUnless } from '@cauce/domain/errors'
import { sql } from 'kysely'
import { z } from 'zod'
import { queuePayoutLetters } from '../messaging/queue-payout-letters.ts'
import { operation, reading } from '../operation.ts'
import { accountOf } from './disbursement-row.ts'

/** What a payment file would hold if it were made now, and how many prepared payments lack a valid account. */
export const payoutsToSend = reading({
  name: 'disbursements.to-send',
  permission: 'disbursements.settle',
  input: z.void(),
  async run({ db }) {
    const prepared = await db
      .selectFrom('disbursement as d')
      .innerJoin('merchant as m', 'm.id', 'd.merchant_id')
      .select(['d.paid_cents', 'd.iban', 'm.iban as merchant_iban'])
      .where('d.state', '=', 'prepared')
      .execute()
    const sent = prepared.filter(accountOf)
    return {
      payments: sent.length,
      totalCents: sent.reduce((sum, { paid_cents }) => sum + paid_cents, 0),
      leftOut: prepared.length - sent.length,
    }
  },
})

/** Log lines are written so many at a time. */
const linesAtOnce = 1_000

/**
 * Hands everything that is prepared, of merchants with a valid account, to the bank in one file, and writes to their
 * administrators. What is handed over is never handed over again. Refuses with `nothing-to-send`.
 */
export const makePayoutFile = operation({
  name: 'disbursements.make-file',
  permission: 'disbursements.settle',
  input: z.void(),
  async run({ tx, actor, now, record }) {
    const prepared = await tx
      .selectFrom('disbursement as d')
      .innerJoin('merchant as m', 'm.id', 'd.merchant_id')
      .select(['d.id', 'd.merchant_id', 'd.number', 'd.paid_cents', 'd.iban', 'm.iban as merchant_iban'])
      .where('d.state', '=', 'prepared')
      .orderBy('d.id')
      .forUpdate('d')
      .execute()
    const sent = prepared.flatMap((row) => {
      const iban = accountOf(row)
      return iban === undefined ? [] : [{ ...row, iban }]
    })
    refuseUnless(sent.length > 0, 'nothing-to-send')
    const totalCents = sent.reduce((sum, { paid_cents }) => sum + paid_cents, 0)

    const fileId = crypto.randomUUID()
    const messageId = `P${fileId.replaceAll('-', '')}`
    await tx
      .insertInto('payout_file')
      .values({
        ...{ id: fileId, message_id: messageId, made_by: actor.userId, made_at: now },
        ...{ payments: sent.length, total_cents: totalCents },
      })
      .execute()
    await sql`
      update disbursement d
      set state = 'sent', sent_at = ${now}, file_id = ${fileId}, iban = s.iban, bic = case when d.iban = s.iban then d.bic end
      from unnest(${sent.map(({ id }) => id)}::uuid[], ${sent.map(({ iban }) => iban)}::text[]) s (id, iban)
      where d.id = s.id`.execute(tx)
    await queuePayoutLetters(tx, fileId, now)

    const lines = sent.map(({ id, merchant_id, number, paid_cents }) => ({
      action: 'disbursements.send' as const,
      subjectKind: 'disbursement' as const,
      subjectId: id,
      merchantId: merchant_id,
      before: { state: 'prepared' },
      after: { state: 'sent', number, paidCents: paid_cents },
    }))
    for (let from = 0; from < lines.length; from += linesAtOnce) await record(lines.slice(from, from + linesAtOnce))
    await record({
      subjectKind: 'payout-file',
      subjectId: fileId,
      merchantId: null,
      after: { messageId, payments: sent.length, totalCents },
    })
    return { id: fileId, payments: sent.length, totalCents }
  },
})
