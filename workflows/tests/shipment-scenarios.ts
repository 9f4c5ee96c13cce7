import type { Scenario } from './shipment-stage.ts'

/** Every way the reading of a shipment file may go; each is also kept as a recorded history. */
export const scenarios = {
  'read-and-shipped': { done: ['0m read', '0m shipped'], end: 'shipped' },
  uploaded: { state: 'shipping', parts: 2, done: ['0m shipped', '0m shipped'], end: 'shipped' },
  'long-file': {
    parts: 6,
    done: ['0m read', ...Array.from({ length: 6 }, () => '0m shipped')],
    end: 'shipped',
  },
  'nothing-to-read': { fetches: ['ended'], done: ['0m ended'], end: 'nothing' },
  'begun-again-after-its-end': { state: 'ended', done: [], end: 'nothing' },
  'shop-away-then-there': {
    fetches: ['again', 'again'],
    done: ['0m again', '5m again', '35m read', '35m shipped'],
    end: 'shipped',
  },
  'shop-away': { fetches: ['again', 'again', 'again'], done: ['0m again', '5m again', '35m given up'], end: 'nothing' },
  'shop-away-and-nudged': {
    fetches: ['again'],
    async act({ pass, nudge }) {
      await pass('2 minutes')
      await nudge()
    },
    done: ['0m again', '2m read', '2m shipped'],
    end: 'shipped',
  },
  'shop-away-while-somebody-waits': {
    isPatient: false,
    fetches: ['again'],
    done: ['0m given up'],
    end: 'nothing',
  },
  'database-away-while-reading': { fetches: ['away', 'away'], done: ['0m read', '0m shipped'], end: 'shipped' },
  'fault-of-ours': { fetches: ['fault'], done: ['0m ended by us'], end: 'nothing' },
} satisfies Record<string, Scenario>

export const scenarioNames = Object.keys(scenarios) as (keyof typeof scenarios)[]
