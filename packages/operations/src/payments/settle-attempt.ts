import { mayMove } from '@cauce/domain/moves'
import { attemptMoves } from '@cauce/domain/payments/states'
import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { lockFinancing } from '../financing/lock-financing.ts'
import { ofFinancing } from '../financing/of-financing.ts'
import { tellVoided } from '../financing/tell-voided.ts'
import { postCapture } from '../ledger/card-money.ts'
import { operation } from '../operation.ts'
import { lockedAttempt } from './locked-attempt.ts'
import { moveAttempt } from './move-attempt.ts'

/**
 * What became of an attempt that led to nothing. `voided`: given up at the acquirer, and where `wasAuthorised` the
 * shopper may be told; `declined`: refused when charged; `unknown`: the acquirer does not answer; `captured`: the money was
 * taken after all although the financing is dead, so that we owe it back and the ledger says so,
 * until `recordRefund`.
 */
export const settleAttempt = operation({
  name: 'financing.settle-attempt',
  permission: 'financings.process',
  input: z.object({
    id: Id,
    attemptId: Id,
    outcome: z.enum(['voided', 'declined', 'unknown', 'captured']),
    declineCode: z.string().max(100).optional(),
    wasAuthorised: z.boolean().default(false),
  }),
  async run({ tx, now, record, unchanged }, { id, attemptId, outcome, declineCode, wasAuthorised }) {
    const financing = await lockFinancing(tx, id)
    const attempt = await lockedAttempt(tx, id, attemptId)
    if (!mayMove(attemptMoves, attempt.state, outcome)) unchanged()
    else {
      await moveAttempt(tx, attempt, outcome, {
        ...(outcome !== 'unknown' && { settled_at: now }),
        ...(declineCode && { decline_code: declineCode }),
      })
      if (outcome === 'captured')
        await postCapture(tx, {
          merchantId: financing.merchant_id,
          orderId: financing.order_id,
          financingId: id,
          attemptId,
          amountCents: attempt.due_today_cents,
          at: now,
        })
      const amountCents = outcome === 'captured' ? attempt.due_today_cents : undefined
      const after = { attemptId, state: outcome, amountCents, ...(declineCode && { declineCode }) }
      await record({ ...ofFinancing(financing), before: { state: attempt.state }, after })
    }
    if (outcome === 'voided' && wasAuthorised) await tellVoided(tx, financing, attemptId, now)
  },
})
