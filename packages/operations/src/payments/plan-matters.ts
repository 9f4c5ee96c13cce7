import { Id } from '@cauce/domain/schema'
import { sql } from 'kysely'
import { z } from 'zod'
import { reading } from '../operation.ts'

/** Whether a plan whose process has ended leaves something to do: money still owed, a charge of unknown outcome, a card being given. */
export const planMatters = reading({
  name: 'payments.plan-matters',
  permission: 'payments.process',
  input: z.object({ id: Id }),
  async run({ db }, { id }) {
    const { rows } = await sql<{ matters: boolean }>`
      select exists (select from instalment where plan_id = ${id} and until_version is null and paid_at is null)
        or exists (select from charge where plan_id = ${id} and state in ('begun', 'unknown'))
        or exists (select from card_change where plan_id = ${id} and state = 'open') as matters`.execute(db)
    return rows[0]?.matters === true
  },
})
