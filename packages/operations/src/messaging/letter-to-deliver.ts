import { refuseUnless } from '@cauce/domain/errors'
import type { LetterTemplate } from '@cauce/domain/messaging/templates'
import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { reading } from '../operation.ts'
import { accountChangeFacts } from './account-change-facts.ts'
import { administratorChangeFacts } from './administrator-change-facts.ts'
import { disbursementFacts } from './disbursement-facts.ts'
import { feedFacts } from './feed-facts.ts'
import { invitationFacts } from './invitation-facts.ts'
import { invoiceFacts } from './invoice-facts.ts'

/** What a letter's words are made of, by what it is about; null once it is no longer to be sent. */
const factsOf = {
  user: invitationFacts,
  'administrator-change': administratorChangeFacts,
  disbursement: disbursementFacts,
  invoice: invoiceFacts,
  'shipment-reading': feedFacts,
  'account-change': accountChangeFacts,
}

/**
 * A letter to somebody at work with the facts its words are made of, as they are now. `isDue` is false once it went out,
 * or when it invites somebody who came, was shut out or was invited again, or tells of a request that was
 * decided, or that a payment was sent which was rejected since.
 * Instants are ISO.
 */
export const letterToDeliver = reading({
  name: 'messaging.letter-to-deliver',
  permission: 'letters.process',
  input: z.object({ messageId: Id }),
  async run({ db, now, linkKey }, { messageId }) {
    const row = await db
      .selectFrom('message')
      .innerJoin('merchant', 'merchant.id', 'message.merchant_id')
      .select(['message.recipient', 'message.template', 'message.locale', 'message.state', 'message.request_key'])
      .select(['message.subject_kind', 'message.subject_id', 'merchant.name as merchant_name', 'merchant.time_zone'])
      .where('message.id', '=', messageId)
      .where('message.subject_kind', 'in', Object.keys(factsOf))
      .executeTakeFirst()
    refuseUnless(row, 'not-found')
    const about = { id: row.subject_id, merchantName: row.merchant_name, timeZone: row.time_zone }
    const makeFacts = factsOf[row.subject_kind as keyof typeof factsOf]
    const facts = await makeFacts(db, about, row.request_key, { now, linkKey })
    return {
      recipient: row.recipient,
      template: row.template as LetterTemplate,
      locale: row.locale as 'es' | 'fr' | 'en',
      state: row.state,
      isDue: row.state === 'queued' && facts !== null,
      facts,
    }
  },
})

export type LetterToDeliver = Awaited<ReturnType<(typeof letterToDeliver)['run']>>
