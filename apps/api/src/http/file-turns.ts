import { refuseUnless } from '@cauce/domain/errors'

/** A file is read for and packed as long as it goes out: so many at once of all kinds, and no more. */
const atOnce = 3

/** Who has a file made at the moment. */
export type FileTurns = {
  /** Takes a turn until `done` is called, any number of times. Refuses with `busy` beyond the limit, or when the person has one. */
  take(userId: string): { done(): void }
}

/** One counter for everything that makes files to download. */
export function fileTurns(): FileTurns {
  const running = new Set<string>()
  return {
    take(userId) {
      refuseUnless(running.size < atOnce && !running.has(userId), 'busy')
      running.add(userId)
      let isOver = false
      return {
        done() {
          if (!isOver) running.delete(userId)
          isOver = true
        },
      }
    },
  }
}
