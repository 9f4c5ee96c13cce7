import type { Db } from '@cauce/database/connection'
import type { Scope } from '@cauce/domain/access/scope'
import { type SubjectKind, subjectKinds } from '@cauce/domain/access/subject-kinds'
import { referenceKey } from '@cauce/domain/catalogue/schema'
import { sql } from 'kysely'

export type SubjectOfLog = { kind: SubjectKind; id: string }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const foundAtMost = 100

/**
 * The records that somebody means: by an id, a financing with its order and messages or a service by its reference, somebody by
 * their e-mail or whole name, a key by its name, an import by its file, a payment or an invoice by its number.
 */
export async function subjectsNamed(db: Db, scope: Scope, words: string): Promise<SubjectOfLog[]> {
  if (uuid.test(words)) return subjectKinds.map((kind) => ({ kind, id: words.toLowerCase() }))
  const merchantId = scope.kind === 'merchant' ? scope.merchantId : null
  const mine = merchantId === null ? sql`true` : sql`merchant_id = ${merchantId}::uuid`
  const { rows } = await sql<SubjectOfLog>`
    with sold as materialized (
      select f.id, f.order_id from financing_in_scope f
      where lower(f.reference) = lower(${words}) and (${merchantId}::uuid is null or f.merchant_id = ${merchantId}::uuid)
      limit ${foundAtMost}
    )
    select 'financing' as kind, id from sold
    union select 'order', order_id from sold
    union (select 'message', m.id from message m join sold on m.subject_kind = 'financing' and m.subject_id = sold.id
           limit ${foundAtMost})
    union (select 'service', s.id from service_in_scope s
           where s.reference_key = ${referenceKey(words)} and (${merchantId}::uuid is null or s.merchant_id = ${merchantId}::uuid)
           limit ${foundAtMost})
    union (select case when role = 'service' then 'key' else 'user' end, id from app_user
           where ${mine} and (email = lower(${words}) or name_key = plain_text(${words})) limit ${foundAtMost})
    union (select 'import', id from import where ${mine} and lower(file_name) = lower(${words}) limit ${foundAtMost})
    union (select 'disbursement', id from disbursement where ${mine} and number = upper(${words}) limit ${foundAtMost})
    union (select 'invoice', id from invoice where ${mine} and number = upper(${words}) limit ${foundAtMost})`.execute(
    db,
  )
  return rows
}
