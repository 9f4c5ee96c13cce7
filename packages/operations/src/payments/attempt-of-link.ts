import type { Tx } from '@cauce/database/connection'
import { refuseUnless } from '@cauce/domain/errors'
import { tokenHash } from './link-token.ts'

/** An attempt, locked, if it was begun on this link's financing; also on an earlier link of it. Refuses with `not-found`. */
export async function attemptOfLink(tx: Tx, token: string, attemptId: string) {
  const attempt = await tx
    .selectFrom('payment_attempt')
    .innerJoin('payment_link', 'payment_link.financing_id', 'payment_attempt.financing_id')
    .innerJoin('financing', 'financing.id', 'payment_attempt.financing_id')
    .select([
      'payment_attempt.id',
      'payment_attempt.merchant_id',
      'payment_attempt.financing_id',
      'payment_attempt.state',
      'payment_attempt.intent_id',
      'payment_attempt.submitted_at',
      'payment_attempt.submissions',
      'financing.centre_id',
    ])
    .where('payment_link.token_hash', '=', tokenHash(token))
    .where('payment_attempt.id', '=', attemptId)
    .forUpdate('payment_attempt')
    .executeTakeFirst()
  refuseUnless(attempt, 'not-found')
  return attempt
}
