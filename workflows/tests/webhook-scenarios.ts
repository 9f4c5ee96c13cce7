import type { Scenario } from './webhook-stage.ts'

const minutes = (count: number) => count * 60
const hours = (count: number) => count * 3_600

/** When the pauses have an endpoint called that never takes anything. */
const everyTime = [
  ...[0, 5, 5 + minutes(5), 5 + minutes(35), 5 + minutes(35) + hours(2), 5 + minutes(35) + hours(7)],
  ...[17, 31, 51, 75].map((after) => 5 + minutes(35) + hours(after)),
]

/** Every way a delivery may go; each is also kept as a recorded history. */
export const scenarios = {
  delivered: { end: 'delivered', sent: [0] },
  'delivered-later': {
    weather: { takes: false },
    async act({ endpoint, pass }) {
      await pass('20 minutes')
      endpoint.weather.takes = true
    },
    end: 'delivered',
    sent: everyTime.slice(0, 4),
  },
  'gave-up': { weather: { takes: false }, end: 'gave-up', sent: everyTime },
  'sent-again-while-it-waited': {
    weather: { takes: false },
    async act({ endpoint, tell, pass }) {
      await pass('1 hour')
      endpoint.weather.takes = true
      await tell('deliver', { round: 2 })
    },
    end: 'delivered',
    sent: [...everyTime.slice(0, 4), hours(1)],
  },
  'told-twice': {
    weather: { takes: false },
    async act({ endpoint, tell, pass }) {
      await pass('1 hour')
      await tell('deliver', { round: 1 }, '1')
      await pass('1 hour')
      endpoint.weather.takes = true
    },
    end: 'delivered',
    sent: everyTime.slice(0, 5),
  },
  'endpoint-disabled': {
    weather: { takes: false },
    async act({ endpoint, tell, pass }) {
      await pass('1 minute')
      endpoint.facts.end = 'endpoint-disabled'
      await tell('ended', { state: 'failed' })
    },
    end: 'endpoint-disabled',
    sent: everyTime.slice(0, 2),
  },
  'endpoint-removed': {
    weather: { takes: false },
    async act({ endpoint, tell, pass }) {
      await pass('20 minutes')
      endpoint.facts.end = 'endpoint-removed'
      await tell('ended', { state: 'failed' })
    },
    end: 'endpoint-removed',
    sent: everyTime.slice(0, 3),
  },
  gone: { weather: { isGone: true }, end: 'gone', sent: [0] },
  // Tried again after one second and two more, and dated by when it was sent.
  'database-away': { weather: { databaseAway: 2 }, end: 'delivered', sent: [3] },
} satisfies Record<string, Scenario>

export const scenarioNames = Object.keys(scenarios) as (keyof typeof scenarios)[]
