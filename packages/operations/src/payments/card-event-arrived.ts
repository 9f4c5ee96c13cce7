import { tellFinancing } from '@cauce/workflows/financing/contract'
import { sql } from 'kysely'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { tellProcess } from '../tell-process.ts'

/**
 * The acquirer's webhook said that something happened to an intent: its process is told to look. It changes no fact
 * and needs no scope, since which attempt an intent belongs to is found by its id alone; any system actor may call it.
 * `eventId` is the acquirer's id of the event, so that a redelivery changes nothing. Answers whether the intent is ours.
 */
export const cardEventArrived = operation({
  name: 'payments.card-event-arrived',
  permission: 'financings.process',
  input: z.object({ intentId: z.string().min(1).max(200), eventId: z.string().min(1).max(200).optional() }),
  async run({ tx, now, unchanged }, { intentId, eventId }) {
    unchanged()
    const { rows } = await sql<{ merchantId: string; financingId: string; attemptId: string }>`
      select merchant_id as "merchantId", financing_id as "financingId", attempt_id as "attemptId"
      from payment_attempt_by_intent(${intentId})`.execute(tx)
    const attempt = rows[0]
    if (!attempt) return { known: false }
    const sale = { merchantId: attempt.merchantId, id: attempt.financingId }
    const { attemptId } = attempt
    await tellProcess(
      tx,
      tellFinancing(sale, 'cardSubmitted', { attemptId }, `card/${attemptId}/event/${eventId ?? now}`),
    )
    return { known: true }
  },
})
