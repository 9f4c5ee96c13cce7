import type { Db } from '@cauce/database/connection'
import type { AdministratorChangeState } from '@cauce/domain/access/administrator-change'
import type { Role } from '@cauce/domain/access/roles'
import { refuseUnless } from '@cauce/domain/errors'
import type { LetterTemplate } from '@cauce/domain/messaging/templates'
import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { invitationToken } from '../access/people/invitation-link.ts'
import { reading } from '../operation.ts'
import { invoiceFacts } from './invoice-facts.ts'

export type InvitationFacts = {
  about: 'invitation'
  merchantName: string
  firstName: string
  role: Role
  token: string
  expiresAt: string
  timeZone: string
}

export type AdministratorChangeFacts = {
  about: 'administrator-change'
  state: AdministratorChangeState
  merchantName: string
  recipientName: string
  /** Whether the platform's account manager is told, and not somebody of the merchant. */
  isManager: boolean
  successorName: string
  askedByName: string
  reason: string
  note: string | null
}

export type DisbursementFacts = {
  about: 'disbursement'
  id: string
  merchantName: string
  recipientName: string
  number: string
  orders: number
  grossCents: number
  feesCents: number
  paidCents: number
  /** The last four places of the account. */
  accountEnd: string
}

/**
 * A letter to somebody at work with the facts its words are made of, as they are now. `isDue` is false once it went out,
 * or when it invites somebody who came, was shut out or was invited again, or tells of a request that was
 * decided, or of a payment that was rejected since.
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
      .where('message.subject_kind', 'in', ['user', 'administrator-change', 'disbursement', 'invoice'])
      .executeTakeFirst()
    refuseUnless(row, 'not-found')
    const about = { id: row.subject_id, merchantName: row.merchant_name, timeZone: row.time_zone }
    const facts =
      row.subject_kind === 'user'
        ? await invitationFacts(db, about, { key: row.request_key, now, linkKey })
        : row.subject_kind === 'disbursement'
          ? await disbursementFacts(db, about, row.request_key)
          : row.subject_kind === 'invoice'
            ? await invoiceFacts(db, about, row.request_key)
            : await changeFacts(db, about, row.request_key)
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

type About = { id: string; merchantName: string; timeZone: string }

async function invitationFacts(
  db: Db,
  { id, merchantName, timeZone }: About,
  { key, now, linkKey }: { key: string; now: string; linkKey: string },
): Promise<InvitationFacts | null> {
  const last = await db
    .selectFrom('invitation as i')
    .innerJoin('app_user as u', 'u.id', 'i.user_id')
    .select(['i.generation', 'i.expires_at', 'i.accepted_at', 'u.first_name', 'u.role', 'u.disabled_at'])
    .where('i.user_id', '=', id)
    .orderBy('i.generation', 'desc')
    .limit(1)
    .executeTakeFirst()
  const opens =
    last?.accepted_at === null &&
    last.disabled_at === null &&
    last.expires_at > now &&
    key === `invitation/${last.generation}`
  if (!opens) return null
  return {
    ...{ about: 'invitation', merchantName, firstName: last.first_name, role: last.role as Role },
    ...{ token: invitationToken(linkKey, id, last.generation), expiresAt: last.expires_at, timeZone },
  }
}

async function changeFacts(db: Db, { id, merchantName }: About, key: string): Promise<AdministratorChangeFacts | null> {
  const [state, recipientId = ''] = key.split('/')

  const row = await db
    .selectFrom('administrator_change as c')
    .innerJoin('app_user as asker', 'asker.id', 'c.asked_by')
    .leftJoin('app_user as successor', 'successor.id', 'c.new_user_id')
    .innerJoin('app_user as recipient', (join) => join.on('recipient.id', '=', recipientId))
    .select(['c.reason', 'c.note', 'c.first_name', 'c.last_name', 'asker.name as asker', 'successor.name as successor'])
    .select(['c.state', 'recipient.first_name as recipient', 'recipient.merchant_id as works_at'])
    .where('c.id', '=', id)
    .executeTakeFirst()
  if (!row || row.state !== state) return null
  return {
    ...{ about: 'administrator-change', state: row.state as AdministratorChangeState, merchantName },
    ...{ recipientName: row.recipient, isManager: row.works_at === null },
    ...{ successorName: row.successor ?? `${row.first_name} ${row.last_name}`, askedByName: row.asker },
    ...{ reason: row.reason, note: row.note },
  }
}

async function disbursementFacts(db: Db, { id, merchantName }: About, key: string): Promise<DisbursementFacts | null> {
  const [, recipientId = ''] = key.split('/')
  const row = await db
    .selectFrom('disbursement as d')
    .innerJoin('app_user as recipient', (join) => join.on('recipient.id', '=', recipientId))
    .select([
      'd.number',
      'd.orders',
      'd.gross_cents',
      'd.net_cents',
      'd.vat_cents',
      'd.paid_cents',
      'd.iban',
      'd.state',
    ])
    .select(['recipient.first_name', 'recipient.disabled_at'])
    .where('d.id', '=', id)
    .executeTakeFirst()
  if (!row || row.state === 'rejected' || row.disabled_at !== null) return null
  return {
    ...{ about: 'disbursement', id, merchantName, recipientName: row.first_name, number: row.number },
    ...{ orders: row.orders, grossCents: row.gross_cents, feesCents: row.net_cents + row.vat_cents },
    ...{ paidCents: row.paid_cents, accountEnd: (row.iban ?? '').slice(-4) },
  }
}
