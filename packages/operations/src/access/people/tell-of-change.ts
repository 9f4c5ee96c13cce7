import type { Tx } from '@cauce/database/connection'
import type { AdministratorChangeState } from '@cauce/domain/access/administrator-change'
import { sql } from 'kysely'
import { queueLetter } from '../../messaging/queue-letter.ts'

/** Somebody who is told, in their own language. */
export type Told = { id: string; email: string; locale: string }

/**
 * Whom a change of administrator is about: those who administer as the main ones now, and who is to, where they work at
 * the merchant already. Somebody new hears of it by the invitation, once a second person has agreed.
 */
export function partiesOfChange(
  tx: Tx,
  { merchantId, successorId }: { merchantId: string; successorId: string | null },
): Promise<Told[]> {
  return tx
    .selectFrom('app_user')
    .select(['id', 'email', 'locale'])
    .where('merchant_id', '=', merchantId)
    .where('disabled_at', 'is', null)
    .where('email_verified', '=', true)
    .where(({ eb, or }) => or([eb('role', '=', 'merchant-administrator'), eb('id', '=', successorId)]))
    .orderBy('id')
    .execute()
}

/** The merchant's account manager at the platform, who hears of decisions. */
export function accountManagerOf(tx: Tx, merchantId: string): Promise<Told[]> {
  return tx
    .selectFrom('merchant')
    .innerJoin('app_user as manager', 'manager.id', 'merchant.account_manager_id')
    .select(['manager.id', 'manager.email', 'manager.locale'])
    .where('merchant.id', '=', merchantId)
    .where('manager.disabled_at', 'is', null)
    .execute()
}

/**
 * Whoever of the platform heard that a change was approved. Read from the letters themselves: a merchant's people, who may
 * take it back, do not see who works at the platform.
 */
export async function managersToldOfApproval(tx: Tx, changeId: string): Promise<Told[]> {
  const letters = await tx
    .selectFrom('message')
    .select(['request_key', 'recipient', 'locale'])
    .where('subject_id', '=', changeId)
    .where('template', '=', 'administrator-change-approved')
    .orderBy('id')
    .execute()
  const told = letters.map(({ request_key, recipient, locale }) => ({
    ...{ id: request_key.split('/')[1] ?? '', email: recipient, locale },
  }))
  const others = await tx
    .selectFrom('app_user')
    .select('id')
    .where(({ eb }) => eb('id', '=', sql<string>`any(${told.map(({ id }) => id)}::uuid[])`))
    .where(({ eb, or }) => or([eb('merchant_id', 'is not', null), eb('disabled_at', 'is not', null)]))
    .execute()
  return told.filter(({ id }) => others.every((other) => other.id !== id))
}

/** Writes to each of these how a change of administrator stands, once. */
export async function tellOfChange(
  tx: Tx,
  { id, merchantId, state, now }: { id: string; merchantId: string; state: AdministratorChangeState; now: string },
  people: readonly Told[],
): Promise<void> {
  for (const { id: userId, email, locale } of people)
    await queueLetter(tx, {
      ...{ merchantId, recipient: email, locale, template: `administrator-change-${state}`, at: now },
      ...{ subjectKind: 'administrator-change', subjectId: id, requestKey: `${state}/${userId}` },
    })
}
