import { refuseUnless } from '@cauce/domain/errors'
import type { MessageTemplate } from '@cauce/domain/messaging/templates'
import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { linkToken } from '../financing/payment-link.ts'
import { reading } from '../operation.ts'
import { newestOrderToken } from '../orders/order-link.ts'
import { confirmedPlan } from '../payments/confirmed-plan.ts'

/**
 * A message with the facts its words are made of, as they are now, and the tokens of its links as they are now. `isDue` is
 * false once it went out, or when it invites to pay for something that can no longer be paid. Instants are ISO.
 */
export const messageToDeliver = reading({
  name: 'messaging.message-to-deliver',
  permission: 'financings.process',
  input: z.object({ id: Id, messageId: Id }),
  async run({ db, linkKey }, { id, messageId }) {
    const row = await db
      .selectFrom('message')
      .innerJoin('financing', 'financing.id', 'message.subject_id')
      .innerJoin('merchant', 'merchant.id', 'financing.merchant_id')
      .innerJoin('customer', 'customer.id', 'financing.customer_id')
      .innerJoin('financing_product', 'financing_product.id', 'financing.product_id')
      .select(['message.channel', 'message.recipient', 'message.template', 'message.locale', 'message.created_at'])
      .select(['message.state as message_state'])
      .select([
        'financing.order_id',
        'financing.reference',
        'financing.state',
        'financing.link_generation',
        'financing.link_expires_at',
      ])
      .select(['merchant.name as merchant_name', 'merchant.legal_name', 'merchant.phone as merchant_phone'])
      .select(['customer.first_name', 'financing.total_cents', 'financing_product.withdrawal_days'])
      .where('message.id', '=', messageId)
      .where('message.subject_kind', '=', 'financing')
      .where('financing.id', '=', id)
      .executeTakeFirst()
    refuseUnless(row, 'not-found')

    const template = row.template as MessageTemplate
    const confirms = template === 'financing-confirmed'
    const invites = template === 'financing-link' || template === 'financing-reminder'
    return {
      channel: row.channel as 'sms' | 'email',
      recipient: row.recipient,
      template,
      locale: row.locale as 'es' | 'fr' | 'en',
      queuedAt: row.created_at,
      state: row.message_state,
      isDue: row.message_state === 'queued' && (!invites || row.state === 'live'),
      linkExpiresAt: row.link_expires_at,
      facts: {
        merchantName: row.merchant_name,
        merchantLegalName: row.legal_name,
        merchantPhone: row.merchant_phone,
        firstName: row.first_name,
        reference: row.reference,
        cartTotalCents: row.total_cents,
        withdrawalDays: row.withdrawal_days,
        linkToken: invites ? linkToken(linkKey, id, row.link_generation) : null,
        orderToken: confirms ? await newestOrderToken(db, linkKey, row.order_id) : null,
        plan: confirms ? await confirmedPlan(db, id) : null,
      },
    }
  },
})

export type MessageToDeliver = Awaited<ReturnType<(typeof messageToDeliver)['run']>>
