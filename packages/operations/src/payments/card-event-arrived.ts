import type { Tx } from '@cauce/database/connection'
import type { ProcessCommand } from '@cauce/workflows/command'
import { tellFinancing } from '@cauce/workflows/financing/contract'
import { tellInstalments } from '@cauce/workflows/payments/contract'
import { tellRefund } from '@cauce/workflows/refunds/contract'
import { sql } from 'kysely'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { tellProcess } from '../tell-process.ts'

const VendorId = z.string().min(1).max(200)

/**
 * The acquirer's webhook said that something happened to an intent, or to a refund of it: its process is told to look. It changes no fact
 * and needs no scope, since what an intent belongs to is found by its id alone; any system actor may call it.
 * `eventId` is the acquirer's id of the event, so that a redelivery changes nothing. Answers whether the intent is ours.
 */
export const cardEventArrived = operation({
  name: 'payments.card-event-arrived',
  permission: 'payments.process',
  input: z.object({
    intentId: VendorId,
    /** The acquirer's id of a refund. */
    refundId: VendorId.optional(),
    eventId: VendorId.optional(),
  }),
  async run({ tx, now, unchanged }, { intentId, refundId, eventId }) {
    unchanged()
    const event = eventId ?? now
    const command = refundId
      ? await refundCommand(tx, refundId, event)
      : ((await attemptCommand(tx, intentId, event)) ?? (await planCommand(tx, intentId, event)))
    if (command) await tellProcess(tx, command)
    return { known: command !== undefined }
  },
})

/** A part of a refund; one whose id is not known yet is asked about by its process anyway. */
async function refundCommand(tx: Tx, refundId: string, event: string): Promise<ProcessCommand | undefined> {
  const { rows } = await sql<{ merchantId: string; id: string; partId: string }>`
    select merchant_id as "merchantId", refund_id as id, part_id as "partId"
    from refund_by_provider(${refundId})`.execute(tx)
  const [found] = rows
  if (!found) return undefined
  const { partId, ...refund } = found
  return tellRefund(refund, 'partChanged', { partId }, `refund-part/${partId}/event/${event}`)
}

/** An intent of a sale's first payment. */
async function attemptCommand(tx: Tx, intentId: string, event: string): Promise<ProcessCommand | undefined> {
  const { rows } = await sql<{ merchantId: string; financingId: string; attemptId: string }>`
    select merchant_id as "merchantId", financing_id as "financingId", attempt_id as "attemptId"
    from payment_attempt_by_intent(${intentId})`.execute(tx)
  const [attempt] = rows
  if (!attempt) return undefined
  const { attemptId } = attempt
  const sale = { merchantId: attempt.merchantId, id: attempt.financingId }
  return tellFinancing(sale, 'cardSubmitted', { attemptId }, `card/${attemptId}/event/${event}`)
}

/** An intent of a charge of a stored card, or of a card given instead of it. */
async function planCommand(tx: Tx, intentId: string, event: string): Promise<ProcessCommand | undefined> {
  const { rows } = await sql<{ merchantId: string; planId: string; chargeId: string | null; changeId: string | null }>`
    select merchant_id as "merchantId", plan_id as "planId", charge_id as "chargeId", null as "changeId"
      from charge_by_intent(${intentId})
    union all
    select merchant_id, plan_id, null, change_id from card_change_by_intent(${intentId})`.execute(tx)
  const [found] = rows
  if (!found) return undefined
  const { chargeId, changeId } = found
  const plan = { merchantId: found.merchantId, id: found.planId }
  if (chargeId !== null) return tellInstalments(plan, 'charge', { chargeId }, `charge/${chargeId}/event/${event}`)
  if (changeId === null) return undefined
  return tellInstalments(plan, 'cardSubmitted', { changeId }, `card-change/${changeId}/event/${event}`)
}
