import { commissionInvoicePdf } from '@cauce/documents/disbursement/commission-invoice'
import { accountChangeLetter } from '@cauce/documents/letters/account-change'
import { administratorChangeLetter } from '@cauce/documents/letters/administrator-change'
import { disbursementLetter } from '@cauce/documents/letters/disbursement'
import type { Letter } from '@cauce/documents/letters/frame'
import { invitationLetter } from '@cauce/documents/letters/invitation'
import { invoiceLetter } from '@cauce/documents/letters/invoice'
import { shipmentFeedLetter } from '@cauce/documents/letters/shipment-feed'
import { type Actor, systemActor } from '@cauce/domain/access/scope'
import { type Attachment, type MailGateway, MessageGatewayError } from '@cauce/domain/messaging/gateways'
import { readInvoice } from '@cauce/operations/disbursement/read-invoice'
import { type LetterToDeliver, letterToDeliver } from '@cauce/operations/messaging/letter-to-deliver'
import type { LetterJob } from '@cauce/operations/messaging/queue-letter'
import { recordDelivery } from '@cauce/operations/messaging/record-delivery'
import type { Perform } from '@cauce/operations/perform'

export type LetterDependencies = { perform: Perform; mail: MailGateway; backOfficeOrigin: string }

/** Letters to people at work also speak of the platform's people, whom a merchant's own scope does not show. */
const reader = (merchantId: string): Actor => ({ ...systemActor(merchantId), scope: { kind: 'platform' } })

/**
 * Hands a letter to the mail gateway once it is due, and notes what came of it. Throws where nobody could say, so that it
 * is tried again: mailboxes know a mail they have by its Message-ID. A repeat changes nothing.
 */
export async function deliverLetter(
  { perform, mail, backOfficeOrigin }: LetterDependencies,
  { merchantId, messageId }: LetterJob,
): Promise<void> {
  const letter = await perform(letterToDeliver, reader(merchantId), { messageId })
  if (letter.state !== 'queued') return
  const note = (outcome: { state: 'sent' } | { state: 'failed'; failureCode: string }) =>
    perform(recordDelivery, systemActor(merchantId), { messageId, ...outcome })
  if (!letter.isDue) {
    await note({ state: 'failed', failureCode: 'no-longer-due' })
    return
  }
  const { hostname } = new URL(backOfficeOrigin)
  const [content, attachments] = [await wordsOf(letter, backOfficeOrigin), await papersOf(letter, perform, merchantId)]
  try {
    await mail.send({ to: letter.recipient, ...content, attachments, messageId: `<${messageId}@${hostname}>` })
  } catch (error) {
    if (!(error instanceof MessageGatewayError) || error.failure === 'unknown') throw error
    await note({ state: 'failed', failureCode: error.code })
    return
  }
  await note({ state: 'sent' })
}

/** An invoice goes with the letter that tells of it, the same as in the portal. */
async function papersOf(
  { facts, locale }: LetterToDeliver,
  perform: Perform,
  merchantId: string,
): Promise<Attachment[]> {
  if (facts?.about !== 'invoice') return []
  const invoice = await perform(readInvoice, systemActor(merchantId), { id: facts.id })
  const content = await commissionInvoicePdf(invoice, locale)
  return [{ filename: `${invoice.number}.pdf`, contentType: 'application/pdf', content }]
}

function wordsOf({ facts, template, locale }: LetterToDeliver, backOfficeOrigin: string): Promise<Letter> {
  if (facts?.about === 'invitation')
    return invitationLetter({ ...facts, link: `${backOfficeOrigin}/invitation#${facts.token}` }, locale)
  if (facts?.about === 'administrator-change') return administratorChangeLetter(facts, locale)
  if (facts?.about === 'account-change') {
    const path = facts.isFinance ? `/payout/${facts.merchantId}` : '/payout'
    return accountChangeLetter({ ...facts, link: `${backOfficeOrigin}${path}` }, locale)
  }
  if (facts?.about === 'disbursement')
    return disbursementLetter({ ...facts, link: `${backOfficeOrigin}/disbursements/${facts.id}` }, locale)
  if (facts?.about === 'invoice') return invoiceLetter({ ...facts, link: `${backOfficeOrigin}/invoices` }, locale)
  if (facts?.about === 'shipment-feed')
    return shipmentFeedLetter({ ...facts, link: `${backOfficeOrigin}/orders/shipments` }, locale)
  throw new Error(`${template} without its facts`)
}
