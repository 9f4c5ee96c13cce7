import { createHmac } from 'node:crypto'
import type { Db } from '@cauce/database/connection'
import { sql } from 'kysely'
import { networkOf } from '../http/caller.ts'

export type SignInLimits = {
  /**
   * Counts an attempt before it is tried, so that a hundred at once are a hundred. Answers in how many seconds the
   * next one is let through, or 0 for this one. Accounts that do not exist are counted alike.
   */
  attempt(email: string, address: string): Promise<number>
  /** Takes back what a successful attempt counted, and the account's earlier failures. */
  succeeded(email: string, address: string): Promise<void>
}

export const failuresPerAccount = 5
export const failuresPerAddress = 20
/** Of those, the further ones are for accounts that nobody has failed at: others behind the same address. */
export const failuresPerSharedAddress = 100
export const windowMinutes = 15

/** Failed sign-ins by account and by network. Both are stored as a keyed hash only. */
export function signInLimits(owner: Db, key: string): SignInLimits {
  const hidden = (what: string): Buffer => createHmac('sha256', key).update(what).digest()
  const ofAccount = (email: string) => hidden(`account/${email.toLowerCase()}`)
  const ofAddress = (address: string) => hidden(`network/${networkOf(address)}`)

  async function count(hash: Buffer): Promise<{ failures: number; seconds: number }> {
    const { rows } = await sql<{ failures: number; seconds: number }>`
      insert into sign_in_attempt as seen (key, failures, window_started_at) values (${hash}, 1, now())
      on conflict (key) do update set
        failures = case when ${windowIsOver} then 1 else seen.failures + 1 end,
        window_started_at = case when ${windowIsOver} then now() else seen.window_started_at end
      returning failures,
        ceil(extract(epoch from window_started_at + make_interval(mins => ${windowMinutes}) - now()))::int as seconds
    `.execute(owner)
    const { failures = 1, seconds = 1 } = rows[0] ?? {}
    return { failures, seconds: Math.max(1, seconds) }
  }

  return {
    async attempt(email, address) {
      const network = await count(ofAddress(address))
      const account = await count(ofAccount(email))
      const ofNetwork = account.failures > 1 ? failuresPerAddress : failuresPerSharedAddress
      return Math.max(
        network.failures > ofNetwork ? network.seconds : 0,
        account.failures > failuresPerAccount ? account.seconds : 0,
      )
    },
    async succeeded(email, address) {
      await owner.deleteFrom('sign_in_attempt').where('key', '=', ofAccount(email)).execute()
      await owner
        .updateTable('sign_in_attempt')
        .set({ failures: sql`greatest(failures - 1, 0)` })
        .where('key', '=', ofAddress(address))
        .execute()
    },
  }
}

const windowIsOver = sql`seen.window_started_at < now() - make_interval(mins => ${sql.lit(windowMinutes)})`
