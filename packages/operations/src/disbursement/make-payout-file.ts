import { Debtor } from '@cauce/domain/disbursement/transfers'
import { refuseUnless } from '@cauce/domain/errors'
import { sql } from 'kysely'
import { z } from 'zod'
import { tellAdministrators } from '../messaging/tell-administrators.ts'
import { operation, reading } from '../operation.ts'
import { accountOf, heldBackBy } from './disbursement-row.ts'

/** What a payment file would hold if it were made now, and how many prepared payments would stay out of it. */
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
    const sent = prepared.filter((row) => heldBackBy(row) === null)
    return {
      payments: sent.length,
      totalCents: sent.reduce((sum, { paid_cents }) => sum + paid_cents, 0),
      leftOut: prepared.length - sent.length,
    }
  },
})

/**
 * Hands everything that is prepared and not held back to the bank in one file, and writes to the merchants' administrators.
 * What is handed over is never handed over again, and keeps the accounts and names of both sides. Refuses with
 * `nothing-to-send`.
 */
export const makePayoutFile = operation({
  name: 'disbursements.make-file',
  permission: 'disbursements.settle',
  input: Debtor,
  async run({ tx, actor, now, record }, debtor) {
    const prepared = await tx
      .selectFrom('disbursement as d')
      .innerJoin('merchant as m', 'm.id', 'd.merchant_id')
      .select(['d.id', 'd.merchant_id', 'd.number', 'd.paid_cents', 'd.iban', 'm.iban as merchant_iban'])
      .select('m.legal_name')
      .where('d.state', '=', 'prepared')
      .orderBy('d.id')
      .forUpdate('d')
      .execute()
    const sent = prepared.flatMap((row) => {
      const iban = accountOf(row)
      return iban === undefined || heldBackBy(row) ? [] : [{ ...row, iban }]
    })
    refuseUnless(sent.length > 0, 'nothing-to-send')
    const totalCents = sent.reduce((sum, { paid_cents }) => sum + paid_cents, 0)

    const fileId = crypto.randomUUID()
    const messageId = `P${fileId.replaceAll('-', '')}`
    await tx
      .insertInto('payout_file')
      .values({
        ...{ id: fileId, message_id: messageId, made_by: actor.userId, made_at: now },
        ...{ debtor_name: debtor.name, debtor_iban: debtor.iban, debtor_bic: debtor.bic },
        ...{ payments: sent.length, total_cents: totalCents },
      })
      .execute()
    await sql`
      update disbursement d
      set state = 'sent', sent_at = ${now}, file_id = ${fileId}, iban = s.iban, bic = case when d.iban = s.iban then d.bic end,
        payee_name = s.payee_name
      from unnest(${sent.map(({ id }) => id)}::uuid[], ${sent.map(({ iban }) => iban)}::text[],
        ${sent.map(({ legal_name }) => legal_name)}::text[]) s (id, iban, payee_name)
      where d.id = s.id`.execute(tx)
    await tellAdministrators(tx, {
      ...{ template: 'disbursement-sent', subjectKind: 'disbursement', told: 'sent', at: now },
      subjects: sql`select id, merchant_id from disbursement where file_id = ${fileId}`,
    })

    const lines = sent.map(({ id, merchant_id, number, paid_cents }) => ({
      action: 'disbursements.send' as const,
      subjectKind: 'disbursement' as const,
      subjectId: id,
      merchantId: merchant_id,
      before: { state: 'prepared' },
      after: { state: 'sent', number, paidCents: paid_cents },
    }))
    await record(lines)
    await record({
      subjectKind: 'payout-file',
      subjectId: fileId,
      merchantId: null,
      after: { messageId, payments: sent.length, totalCents },
    })
    return { id: fileId, payments: sent.length, totalCents }
  },
})
