import { addDays } from '@cauce/domain/money/calendar'
import type { Scenario } from './payment-stage.ts'

const monthly = [30, 61, 91, 122, 153, 183]

/** Every way a plan may go; each is also kept as a recorded history. */
export const scenarios = {
  paid: {
    dueAfterDays: monthly,
    end: 'paid',
    done: monthly.map((day, index) => `${day} i${index + 2} captured`),
  },
  'declined-then-paid': {
    dueAfterDays: [30],
    weather: { answers: ['declined', 'declined', 'declined'] },
    end: 'paid',
    done: ['30 i2 declined', '31 i2 declined', '33 i2 declined', '37 i2 captured'],
  },
  'overdue-then-paid-by-link': {
    dueAfterDays: [30, 61],
    weather: { answers: ['declined', 'declined', 'declined', 'declined'] },
    async act({ plan, tell, pass }) {
      await pass('100 days')
      const { id } = plan.begin('i2', false)
      await tell('charge', { chargeId: id })
    },
    end: 'paid',
    done: ['30 i2 declined', '31 i2 declined', '33 i2 declined', '37 i2 declined', '61 i3 captured', '100 i2 captured'],
  },
  'settled-early': {
    dueAfterDays: monthly,
    async act({ plan, tell, pass }) {
      await pass('70 days')
      await tell('charge', { chargeId: plan.begin(null, false).id })
    },
    end: 'paid',
    done: ['30 i2 captured', '61 i3 captured', '70 all captured'],
  },
  'answer-lost': {
    dueAfterDays: [30, 61],
    async act({ plan, pass }) {
      await pass('29 days')
      plan.weather.acquirerAway = true
      await pass('33 days')
      plan.weather.acquirerAway = false
    },
    end: 'paid',
    done: ['30 i2 unknown', '62 i2 captured', '62 i3 captured'],
  },
  'answer-lost-and-nudged': {
    dueAfterDays: [30],
    async act({ plan, pass, nudge }) {
      await pass('29 days')
      plan.weather.acquirerAway = true
      await pass('10 days')
      plan.weather.acquirerAway = false
      await nudge()
    },
    end: 'paid',
    done: ['30 i2 unknown', '39 i2 captured'],
  },
  'switched-off-and-on': {
    dueAfterDays: [30, 61, 91],
    async act({ plan, tell, pass }) {
      await pass('20 days')
      plan.facts.automatic = false
      await tell('switched', { on: false })
      await pass('55 days')
      plan.facts.automatic = true
      await tell('switched', { on: true })
    },
    end: 'paid',
    done: ['75 i2 captured', '76 i3 captured', '91 i4 captured'],
  },
  cancelled: {
    dueAfterDays: monthly,
    async act({ plan, tell, pass }) {
      await pass('40 days')
      plan.facts.owed = []
      plan.facts.end = 'cancelled'
      await tell('changed', { version: 2 })
    },
    end: 'cancelled',
    done: ['30 i2 captured'],
  },
  withdrawn: {
    dueAfterDays: monthly,
    async act({ plan, tell, pass }) {
      await pass('10 days')
      plan.facts.end = 'withdrawn'
      await tell('charge', { chargeId: plan.begin(null, false).id })
    },
    end: 'withdrawn',
    done: ['10 all captured'],
  },
  'withdrawn-and-declined': {
    dueAfterDays: monthly,
    weather: { answers: ['declined', 'declined', 'declined', 'declined'] },
    async act({ plan, today, tell, pass }) {
      await pass('10 days')
      plan.facts.declaredOn = addDays(today, 10)
      plan.withdraw(plan.facts.declaredOn)
      await tell('charge', { chargeId: plan.facts.charges.at(-1)!.id })
    },
    end: 'withdrawn',
    done: ['10 w declined', '11 w declined', '13 w declined', '17 w declined', '40 w captured'],
  },
  'withdrawn-while-unknown': {
    dueAfterDays: [10, 41, 71],
    weather: { answers: ['captured', 'declined'] },
    async act({ plan, today, pass, nudge }) {
      await pass('9 days')
      plan.weather.acquirerAway = true
      await pass('5 days')
      plan.facts.declaredOn = addDays(today, 14)
      await pass('2 days')
      plan.weather.acquirerAway = false
      await nudge()
    },
    end: 'withdrawn',
    done: ['10 i2 unknown', '16 i2 captured', '16 w declined', '17 w captured'],
  },
  'never-sent': {
    dueAfterDays: [30],
    weather: { answers: ['cancelled'] },
    end: 'paid',
    done: ['30 i2 cancelled', '30 i2 captured'],
  },
  'another-card': {
    dueAfterDays: [30],
    async act({ plan, tell, pass }) {
      plan.facts.openCards = ['k1']
      await tell('cardBegun', { changeId: 'k1' }, 'begun-k1')
      await tell('cardBegun', { changeId: 'k1' }, 'begun-k1')
      await pass('10 minutes')
      plan.weather.cardGiven = true
      await tell('cardSubmitted', { changeId: 'k1' })
    },
    end: 'paid',
    done: ['card kept', 'old card forgotten', '30 i2 captured'],
  },
  'another-card-and-nobody-told': {
    dueAfterDays: [30],
    async act({ plan, tell }) {
      plan.facts.openCards = ['k1']
      plan.weather.cardGiven = true
      await tell('cardBegun', { changeId: 'k1' })
    },
    end: 'paid',
    done: ['card kept', 'old card forgotten', '30 i2 captured'],
  },
  'card-never-given': {
    dueAfterDays: [30],
    async act({ plan, tell }) {
      plan.facts.openCards = ['k1']
      await tell('cardBegun', { changeId: 'k1' })
    },
    end: 'paid',
    done: ['card given up', '30 i2 captured'],
  },
  'two-cards-at-once': {
    dueAfterDays: [30],
    async act({ plan, tell, pass }) {
      plan.facts.openCards = ['k1', 'k2']
      await Promise.all(['k1', 'k2'].map((changeId) => tell('cardBegun', { changeId })))
      await pass('200 minutes')
      plan.weather.cardGiven = true
      await Promise.all(['k1', 'k2'].map((changeId) => tell('cardSubmitted', { changeId })))
      await pass('2 minutes')
      plan.done.push('two minutes later')
    },
    end: 'paid',
    done: [
      ...['card kept', 'old card forgotten', 'card kept', 'old card forgotten', 'two minutes later'],
      '30 i2 captured',
    ],
  },
  'told-after-its-end': {
    dueAfterDays: [],
    end: 'paid',
    done: [],
  },
} satisfies Record<string, Scenario>

export const scenarioNames = Object.keys(scenarios) as (keyof typeof scenarios)[]
