import type { Db } from '@cauce/database/connection'
import { networkOf } from '../http/caller.ts'
import { attemptCounter } from './attempt-counter.ts'

export type KeyFailures = {
  /** Counts a key that does not exist. Answers in how many seconds the next one is looked at as a mistake, or 0. */
  count(address: string): Promise<number>
}

export const wrongKeysPerAddress = 20

/** Wrong keys by network; those with a right one are not held up by others behind their address. */
export function keyFailures(owner: Db, key: string): KeyFailures {
  const attempts = attemptCounter(owner, key)
  return {
    async count(address) {
      const { failures, seconds } = await attempts.count(`keys of network/${networkOf(address)}`)
      return failures > wrongKeysPerAddress ? seconds : 0
    },
  }
}
