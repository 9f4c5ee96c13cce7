import type { Db } from '@cauce/database/connection'
import { networkOf } from '../http/caller.ts'
import { attemptCounter } from './attempt-counter.ts'

export type InvitationLimit = {
  /** Counts a try at a link. Answers in how many seconds the next one is looked at, or 0 for this one. */
  attempt(address: string): Promise<number>
}

export const triesPerAddress = 60

/** Tries at invitations by network, whether they open or not: nobody opens that many. */
export function invitationLimit(owner: Db, key: string): InvitationLimit {
  const attempts = attemptCounter(owner, key)
  return {
    async attempt(address) {
      const { failures, seconds } = await attempts.count(`invitations of network/${networkOf(address)}`)
      return failures > triesPerAddress ? seconds : 0
    },
  }
}
