import { sql } from 'kysely'

/** Whether a user `u` is an administrator of its merchant who is there: not shut out, and not still to come in. */
export const isPresentAdministrator = sql`
  u.role in ('merchant-administrator', 'additional-administrator') and u.disabled_at is null
  and (not exists (select from invitation i where i.user_id = u.id)
    or exists (select from invitation i where i.user_id = u.id and i.accepted_at is not null))`
