import type { Db } from '@cauce/database/connection'
import { networkOf } from '../http/caller.ts'
import { attemptCounter } from './attempt-counter.ts'

export type InvitationLimit = {
  /** Counts a link that does not exist. Answers in how many seconds the next one is looked at as a mistake, or 0. */
  count(address: string): Promise<number>
}

export const wrongLinksPerAddress = 60

/** Wrong links by network; those with a right one are not held up by others behind their address. */
export function invitationLimit(owner: Db, key: string): InvitationLimit {
  const attempts = attemptCounter(owner, key)
  return {
    async count(address) {
      const { failures, seconds } = await attempts.count(`wrong invitations of network/${networkOf(address)}`)
      return failures > wrongLinksPerAddress ? seconds : 0
    },
  }
}
