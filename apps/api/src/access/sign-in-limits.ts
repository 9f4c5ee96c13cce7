import type { Db } from '@cauce/database/connection'
import { sql } from 'kysely'
import { networkOf } from '../http/caller.ts'
import { attemptCounter } from './attempt-counter.ts'

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

/** Failed sign-ins by account and by network. Both are stored as a keyed hash only. */
export function signInLimits(owner: Db, key: string): SignInLimits {
  const { count, hidden } = attemptCounter(owner, key)
  const ofAccount = (email: string) => `account/${email.toLowerCase()}`
  const ofAddress = (address: string) => `network/${networkOf(address)}`

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
      await owner
        .deleteFrom('sign_in_attempt')
        .where('key', '=', hidden(ofAccount(email)))
        .execute()
      await owner
        .updateTable('sign_in_attempt')
        .set({ failures: sql`greatest(failures - 1, 0)` })
        .where('key', '=', hidden(ofAddress(address)))
        .execute()
    },
  }
}
