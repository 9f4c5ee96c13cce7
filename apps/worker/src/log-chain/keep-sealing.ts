import { setTimeout as sleep } from 'node:timers/promises'
import { openOwner } from '@cauce/database/connection'
import { checkLog } from '@cauce/database/log-chain/check-log'
import { keepHead, readHead } from '@cauce/database/log-chain/kept-head'
import { BrokenChain, type Head, sealLog } from '@cauce/database/log-chain/seal-log'
import type { Logger } from 'pino'

export type SealingOptions = {
  /** The owner's address. */
  databaseUrl: string
  /** The first signs, the others are former ones. */
  keys: readonly [string, ...string[]]
  /** Where the head is kept outside the database, so that the next start knows it too. */
  headFile?: string | undefined
  log: Logger
}

const pauseMs = 1_000
const pauseAfterTroubleMs = 5_000
const pauseWhileBrokenMs = 60_000
const checkedEveryHours = 24

const clock = () => new Date().toISOString()

/**
 * Seals the action log as it grows, and verifies all of it once a day, until it is stopped. Any number of workers may do so:
 * one at a time seals. Each anchor goes to the log of this process and into its file too, where an intruder in the database
 * does not reach. A chain that is broken is not continued, and is verified at once, for the page of the log to say it.
 */
export function keepSealing({ databaseUrl, keys, headFile, log }: SealingOptions): { stop(): Promise<void> } {
  const owner = openOwner(databaseUrl, 3)
  const stopping = new AbortController()
  let known: Head | undefined
  let checking: Promise<void> | undefined

  /** Answers how long there is nothing to do. */
  async function seal(): Promise<number> {
    if (headFile !== undefined) known ??= await readHead(headFile)
    const { count, head, busy } = await sealLog(owner, { keys, now: clock(), ...(known && { known }) })
    if (busy) return pauseMs
    if (headFile !== undefined && head.number !== known?.number) await keepHead(headFile, head)
    known = head
    if (count > 0) log.info({ part: 'log-chain', seal: head.number, hash: head.hash.toString('hex') }, 'log sealed')
    if (count > 0 && !stopping.signal.aborted) return 0
    startCheck()
    return pauseMs
  }

  function startCheck(broken = false): void {
    checking ??= check(broken).finally(() => {
      checking = undefined
    })
  }

  async function check(broken: boolean): Promise<void> {
    try {
      const verified = await checkLog(owner, { keys, clock, everyHours: checkedEveryHours, known, broken })
      if (verified?.faults.length === 0) log.info({ part: 'log-chain', seals: verified.seals }, 'log verified')
      else if (verified) log.error({ part: 'log-chain', faults: verified.faults }, 'the log is not as it was sealed')
    } catch (error) {
      log.warn({ part: 'log-chain', err: error }, 'log not verified')
    }
  }

  const running = (async () => {
    while (!stopping.signal.aborted) {
      const pause = await seal().catch((error: unknown) => {
        const broken = error instanceof BrokenChain
        log[broken ? 'error' : 'warn']({ part: 'log-chain', err: error }, 'log not sealed')
        if (broken) startCheck(broken)
        return broken ? pauseWhileBrokenMs : pauseAfterTroubleMs
      })
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  })()

  return {
    async stop() {
      stopping.abort()
      await running
      await Promise.race([checking, sleep(checkMayTakeMs, undefined, { ref: false })])
      await owner.destroy()
    },
  }
}

/** A check that was broken off is made anew after the next start. */
const checkMayTakeMs = 1_000
