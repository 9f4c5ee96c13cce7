import type { Tx } from '@cauce/database/connection'
import { sql } from 'kysely'

export type KnownPerson = {
  id: string
  version: number
  firstName: string
  lastName: string
  role: string
  rights: string[]
  /** Of the centres given, in their order. */
  codes: string[]
}

/** The merchant's people with these addresses, each in lower case. */
export async function peopleByEmail(
  tx: Tx,
  merchantId: string,
  emails: readonly string[],
): Promise<Map<string, KnownPerson>> {
  const { rows } = await sql<KnownPerson & { email: string }>`
    select u.id, lower(u.email::text) as email, u.version, u.first_name as "firstName", u.last_name as "lastName", u.role,
      u.rights, array(select c.code from user_centre uc join centre c on c.id = uc.centre_id
        where uc.user_id = u.id order by c.code) as codes
    from app_user u
    where u.merchant_id = ${merchantId}::uuid and u.email = any(${emails}::citext[])
      and u.role not in ('service', 'system')`.execute(tx)
  return new Map(rows.map((row) => [row.email, row]))
}
