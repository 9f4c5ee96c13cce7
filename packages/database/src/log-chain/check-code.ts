import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a check says that counts: when (ISO instant), how many seals there were, and what kinds of faults. */
export type CheckSays = { checkedAt: string; seals: number; kinds: readonly string[] }

/** HMAC-SHA-256 over what a check says, so that whoever has the database alone cannot say it. */
export const checkCode = (key: string, { checkedAt, seals, kinds }: CheckSays): Buffer =>
  createHmac('sha256', key)
    .update(JSON.stringify(['cauce/check/1', checkedAt, seals, ...[...new Set(kinds)].toSorted()]))
    .digest()

/** Whether one of the keys signed the check. */
export const isOurCheck = (keys: readonly string[], said: CheckSays, code: Buffer): boolean =>
  keys.some((key) => timingSafeEqual(checkCode(key, said), code))
