import type { Tx } from '@cauce/database/connection'
import { type Sale, tellFinancing } from '@cauce/workflows/financing/contract'
import { queueMessage } from '../messaging/queue-message.ts'
import { tellProcess } from '../tell-process.ts'
import { insertLink } from './payment-link.ts'

const millisecondsPerDay = 86_400_000

export const daysAfter = (instant: string, days: number): string =>
  new Date(Date.parse(instant) + days * millisecondsPerDay).toISOString()

export type OfferedFinancing = {
  merchant: { id: string; linkDays: number; offerDays: number }
  centreId: string
  orderId: string
  customerId: string
  agentId: string
  productId: string
  reference: string
  customerName: string
  phone: string
  email: string
  locale: string
  totalCents: number
}

/**
 * Stores a live financing with its first link and the text that carries it, and starts its process. The offer and the
 * link stand for as long as the merchant says, the link never longer than the offer. Gives the financing's id.
 */
export async function insertFinancing(
  tx: Tx,
  linkKey: string,
  offered: OfferedFinancing,
  now: string,
): Promise<string> {
  const { merchant } = offered
  const offerEndsAt = daysAfter(now, merchant.offerDays)
  const linkExpiresAt = daysAfter(now, Math.min(merchant.linkDays, merchant.offerDays))
  const { id } = await tx
    .insertInto('financing')
    .values({
      merchant_id: merchant.id,
      centre_id: offered.centreId,
      order_id: offered.orderId,
      customer_id: offered.customerId,
      agent_id: offered.agentId,
      product_id: offered.productId,
      reference: offered.reference,
      customer_name: offered.customerName,
      phone: offered.phone,
      email: offered.email,
      locale: offered.locale,
      total_cents: offered.totalCents,
      link_generation: 1,
      link_expires_at: linkExpiresAt,
      link_sends: 1,
      last_link_sent_at: now,
      offer_ends_at: offerEndsAt,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await insertLink(tx, linkKey, { merchantId: merchant.id, financingId: id, generation: 1, expiresAt: linkExpiresAt })
  await sendLink(tx, { merchantId: merchant.id, id }, { phone: offered.phone, locale: offered.locale, send: 1 }, now)
  return id
}

/** Queues the text with the current link, the `send`-th one, and hands it to the financing's process. */
export async function sendLink(
  tx: Tx,
  sale: Sale,
  { phone, locale, send }: { phone: string; locale: string; send: number },
  now: string,
): Promise<void> {
  const messageId = await queueMessage(tx, {
    merchantId: sale.merchantId,
    channel: 'sms',
    recipient: phone,
    template: 'financing-link',
    locale,
    subjectKind: 'financing',
    subjectId: sale.id,
    requestKey: `link/${send}`,
    at: now,
  })
  await tellProcess(tx, tellFinancing(sale, 'deliver', { messageId }, `deliver/${messageId}`))
}
