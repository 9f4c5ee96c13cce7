import type { Scenario } from './refund-stage.ts'

/** Every way a refund may go; each is also kept as a recorded history. */
export const scenarios = {
  'given-back': { done: ['0h p1 succeeded', '0h p2 succeeded'] },
  'pending-then-given-back': {
    weather: { answers: ['pending', 'succeeded', 'pending', 'pending'] },
    done: ['0h p1 pending', '0h p2 succeeded', '4h p1 succeeded'],
  },
  'pending-and-told': {
    weather: { answers: ['pending', 'pending'] },
    async act({ refund, tell, pass }) {
      await pass('1 minute')
      await tell('partChanged', { partId: 'p1' }, 'event-1')
      await tell('partChanged', { partId: 'p1' }, 'event-1')
      await tell('partChanged', { partId: 'p2' })
      await pass('1 minute')
      refund.done.push('told')
    },
    done: ['0h p1 pending', '0h p2 pending', '0h p1 succeeded', '0h p2 succeeded', 'told'],
  },
  'acquirer-silent': {
    weather: { acquirerAway: true },
    async act({ refund, pass }) {
      await pass('30 hours')
      refund.weather.acquirerAway = false
    },
    done: ['0h p1 unknown', '0h p2 unknown', '35h p1 succeeded', '35h p2 succeeded'],
  },
  'acquirer-silent-and-nudged': {
    weather: { acquirerAway: true },
    async act({ refund, pass, nudge }) {
      await pass('30 hours')
      refund.weather.acquirerAway = false
      await nudge()
    },
    done: ['0h p1 unknown', '0h p2 unknown', '30h p1 succeeded', '30h p2 succeeded'],
  },
  'refused-then-transferred': {
    weather: { answers: ['failed'] },
    async act({ refund, tell, pass }) {
      await pass('100 days')
      refund.facts.transferred = true
      await tell('transferred', {})
    },
    done: ['0h p1 failed', '0h p2 succeeded'],
  },
  'failed-after-it-had-succeeded': {
    parts: { p1: 'succeeded', p2: 'succeeded' },
    weather: { answers: ['failed'] },
    async act({ refund, tell, pass }) {
      await pass('3 days')
      refund.facts.transferred = true
      await tell('transferred', {})
    },
    done: ['0h p1 failed'],
  },
  'told-of-again-and-nothing-changed': { parts: { p1: 'succeeded', p2: 'succeeded' }, done: [] },
  'failure-told-of-while-the-acquirer-is-away': {
    parts: { p1: 'succeeded', p2: 'succeeded' },
    weather: { acquirerAway: true, answers: ['failed'] },
    async act({ refund, tell, pass }) {
      await pass('1 hour')
      refund.weather.acquirerAway = false
      await pass('12 hours')
      refund.facts.transferred = true
      await tell('transferred', {})
    },
    done: ['1h p1 failed'],
  },
} satisfies Record<string, Scenario>

export const scenarioNames = Object.keys(scenarios) as (keyof typeof scenarios)[]
