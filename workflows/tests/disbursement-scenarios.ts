import { setTimeout as sleep } from 'node:timers/promises'
import type { Scenario } from './disbursement-stage.ts'

/** Every way a run may go; each is also kept as recorded histories, of the run and of one merchant's process. */
export const scenarios: Record<string, Scenario> = {
  prepared: { merchants: 3, end: { prepared: 3, nothing: 0, failed: 0 }, paid: 3 },
  'nobody-due': { merchants: 0, end: { prepared: 0, nothing: 0, failed: 0 }, paid: 0 },
  'nothing-to-pay': {
    merchants: 2,
    prepare: ({ merchants, ids }) => merchants.set(ids[0] ?? '', { pays: false }),
    end: { prepared: 1, nothing: 1, failed: 0 },
    paid: 1,
  },
  'one-fails': {
    merchants: 3,
    prepare: ({ merchants, ids }) => merchants.set(ids[0] ?? '', { pays: true, refuses: true }),
    end: { prepared: 2, nothing: 0, failed: 1 },
    paid: 2,
  },
  'one-breaks-for-good': {
    merchants: 3,
    prepare: ({ merchants, ids }) => merchants.set(ids[0] ?? '', { pays: true, breaks: true }),
    end: { prepared: 2, nothing: 0, failed: 1 },
    paid: 2,
  },
  'mended-and-done-again': {
    merchants: 2,
    prepare: ({ merchants, ids }) => merchants.set(ids[0] ?? '', { pays: true, breaks: true }),
    async act({ world: { merchants, ids }, again, ended }) {
      await ended()
      merchants.set(ids[0] ?? '', { pays: true })
      await again()
    },
    end: { prepared: 1, nothing: 0, failed: 1 },
    paid: 2,
  },
  'database-away': {
    merchants: 2,
    prepare: ({ weather }) => Object.assign(weather, { databaseAway: 3 }),
    end: { prepared: 2, nothing: 0, failed: 0 },
    paid: 2,
  },
  'more-than-a-page': {
    merchants: 7,
    prepare: ({ weather }) => Object.assign(weather, { pageSize: 3 }),
    end: { prepared: 7, nothing: 0, failed: 0 },
    paid: 7,
  },
  'done-twice': {
    merchants: 20,
    act: async ({ again }) => void (await again()),
    end: { prepared: 20, nothing: 0, failed: 0 },
    paid: 20,
  },
  'stopped-in-the-middle': {
    merchants: 30,
    async act({ world, again, terminate }) {
      while (world.paid.length < 3) await sleep(5)
      await terminate()
      await again()
    },
    paid: 30,
  },
}

export const scenarioNames = Object.keys(scenarios)
