import type { FinancingEnd } from '@cauce/workflows/financing/contract'
import type { fakeWorld } from './fake-world.ts'
import type { Play } from './stage.ts'

export type Scenario = {
  act(play: Play): Promise<void>
  terms?: (startMs: number) => Parameters<typeof fakeWorld>[1]
  end: FinancingEnd
  /** All that the process did, in order, apart from mere looks. */
  happened: string[]
}

const hour = 3_600_000

/** The shopper picks a plan and a card is authorised, declined or left open. */
async function begin(
  { world, tell }: Play,
  attemptId: string,
  card: 'authorised' | 'declined' | 'open',
): Promise<void> {
  world.cards.set(attemptId, card)
  await tell('cardBegun', { attemptId })
}

async function submit(play: Play, attemptId: string, card: 'authorised' | 'declined' = 'authorised'): Promise<void> {
  await begin(play, attemptId, card)
  await play.tell('cardSubmitted', { attemptId })
  await play.pass('2 seconds')
}

/** Every way a financing may go; each is also kept as a recorded history. */
export const scenarios = {
  confirmed: {
    act: (play) => submit(play, 'a1'),
    end: 'confirmed',
    happened: ['delivered link-1', 'captured a1', 'confirmed', 'delivered confirmed'],
  },
  'declined-card-then-another': {
    async act(play) {
      await submit(play, 'a1', 'declined')
      play.world.cards.set('a1', 'authorised')
      await play.tell('cardSubmitted', { attemptId: 'a1' })
    },
    end: 'confirmed',
    happened: ['delivered link-1', 'captured a1', 'confirmed', 'delivered confirmed'],
  },
  'declined-at-capture-then-another': {
    async act(play) {
      play.world.weather.capture = 'declines'
      await submit(play, 'a1')
      play.world.weather.capture = 'works'
      await submit(play, 'a2')
    },
    end: 'confirmed',
    happened: [
      ...['delivered link-1', 'voided a1', 'released a1: card-declined'],
      ...['captured a2', 'confirmed', 'delivered confirmed'],
    ],
  },
  'submission-lost': {
    act: (play) => begin(play, 'a1', 'authorised'),
    end: 'confirmed',
    happened: ['delivered link-1', 'captured a1', 'confirmed', 'delivered confirmed'],
  },
  'authentication-abandoned': {
    async act(play) {
      await begin(play, 'a1', 'open')
      await play.pass('2 days')
      await play.tell('cardSubmitted', { attemptId: 'a1' })
    },
    end: 'lapsed',
    happened: ['delivered link-1', 'voided a1', 'link ran out', 'lapsed'],
  },
  'technical-failure': {
    async act(play) {
      play.world.weather.capture = 'away'
      await submit(play, 'a1')
    },
    end: 'technical-failure',
    happened: ['delivered link-1', 'voided a1', 'technical-failure', 'delivered voided-end'],
  },
  'captured-though-every-answer-was-lost': {
    async act(play) {
      play.world.weather.capture = 'lost'
      await submit(play, 'a1')
    },
    end: 'confirmed',
    happened: ['delivered link-1', 'confirmed', 'delivered confirmed'],
  },
  'captured-and-found-out-after-the-end': {
    async act(play) {
      play.world.weather.capture = 'lost'
      await submit(play, 'a1')
      play.world.weather.acquirerAway = true
      await play.pass('20 minutes')
      play.world.weather.acquirerAway = false
    },
    end: 'technical-failure',
    happened: ['delivered link-1', 'technical-failure', 'delivered voided-end', 'refunded a1', 'delivered refunded-a1'],
  },
  'acquirer-away': {
    async act(play) {
      play.world.weather.acquirerAway = true
      await submit(play, 'a1')
      await play.pass('20 minutes')
      play.world.weather.acquirerAway = false
    },
    end: 'technical-failure',
    happened: ['delivered link-1', 'technical-failure', 'delivered voided-end', 'voided a1'],
  },
  'acquirer-away-for-good': {
    async act(play) {
      play.world.weather.acquirerAway = true
      await submit(play, 'a1')
    },
    end: 'technical-failure',
    happened: ['delivered link-1', 'technical-failure', 'delivered voided-end', 'left cards unknown'],
  },
  'declined-credit': {
    async act(play) {
      play.world.weather.credit = 'decline'
      await submit(play, 'a1')
    },
    end: 'declined',
    happened: ['delivered link-1', 'declined', 'delivered declined', 'voided a1'],
  },
  'review-accepted': {
    async act(play) {
      play.world.weather.credit = 'review'
      await submit(play, 'a1')
      await play.pass('3 hours')
      await play.tell('reviewed', { attemptId: 'a1', decision: 'accept' })
    },
    end: 'confirmed',
    happened: ['delivered link-1', 'delivered in-review', 'captured a1', 'confirmed', 'delivered confirmed'],
  },
  'review-declined': {
    async act(play) {
      play.world.weather.credit = 'review'
      await submit(play, 'a1')
      await play.tell('reviewed', { attemptId: 'a1', decision: 'decline' })
    },
    end: 'declined',
    happened: [...['delivered link-1', 'delivered in-review', 'declined', 'delivered declined', 'voided a1']],
  },
  'review-forgotten': {
    async act(play) {
      play.world.weather.credit = 'review'
      await submit(play, 'a1')
      await play.pass('7 days')
    },
    end: 'lapsed',
    happened: [
      ...['delivered link-1', 'delivered in-review', 'voided a1', 'released a1: review-took-too-long'],
      ...['delivered voided-a1', 'link ran out', 'lapsed'],
    ],
  },
  withdrawn: {
    async act(play) {
      await begin(play, 'a1', 'authorised')
      play.world.withdraw()
      await play.tell('ended', { state: 'dead' })
    },
    end: 'withdrawn',
    happened: ['delivered link-1', 'withdrawn', 'voided a1', 'delivered voided-end'],
  },
  lapsed: {
    act: async () => undefined,
    end: 'lapsed',
    happened: ['delivered link-1', 'link ran out', 'lapsed'],
  },
  'link-ran-out-and-was-sent-again': {
    async act(play) {
      await play.pass('20 days')
      play.world.renewLink((await play.environment.currentTimeMs()) + 14 * 24 * hour)
      await play.tell('deliver', { messageId: 'link-2' })
      await play.pass('1 minute')
      await submit(play, 'a1')
    },
    end: 'confirmed',
    happened: [
      'delivered link-1',
      'link ran out',
      'delivered link-2',
      'captured a1',
      'confirmed',
      'delivered confirmed',
    ],
  },
  reminded: {
    terms: (startMs) => ({ remindAt: new Date(startMs + 24 * hour).toISOString() }),
    async act(play) {
      await play.pass('25 hours')
      await submit(play, 'a1')
    },
    end: 'confirmed',
    happened: ['delivered link-1', 'reminded', 'delivered reminder', 'captured a1', 'confirmed', 'delivered confirmed'],
  },
  'four-tabs-at-once': {
    async act(play) {
      for (const attemptId of ['a1', 'a2', 'a3', 'a4']) play.world.cards.set(attemptId, 'authorised')
      for (const attemptId of ['a1', 'a2', 'a3', 'a4']) await play.tell('cardSubmitted', { attemptId })
      await play.pass('2 seconds')
    },
    end: 'confirmed',
    happened: [
      ...['delivered link-1', 'captured a1', 'confirmed', 'delivered confirmed'],
      ...['voided a2', 'voided a3', 'voided a4'],
    ],
  },
  'other-cards-during-a-review': {
    async act(play) {
      play.world.weather.credit = 'review'
      await begin(play, 'a2', 'authorised')
      await submit(play, 'a1')
      await play.pass('1 hour')
      if (play.world.cards.get('a2') !== 'cancelled') throw new Error('a card of another tab is held during the review')
      await submit(play, 'a3')
      await play.pass('1 hour')
      if (play.world.cards.get('a3') !== 'cancelled')
        throw new Error('a card that came later is held during the review')
      await play.tell('reviewed', { attemptId: 'a1', decision: 'accept' })
    },
    end: 'confirmed',
    happened: [
      ...['delivered link-1', 'delivered in-review', 'voided a2', 'voided a3'],
      ...['captured a1', 'confirmed', 'delivered confirmed'],
    ],
  },
  'review-decided-too-late': {
    async act(play) {
      play.world.weather.credit = 'review'
      await submit(play, 'a1')
      await play.pass('145 hours')
      await play.tell('reviewed', { attemptId: 'a1', decision: 'decline' })
      await submit(play, 'a2')
      await play.pass('1 hour')
      await play.tell('reviewed', { attemptId: 'a2', decision: 'accept' })
    },
    end: 'confirmed',
    happened: [
      ...['delivered link-1', 'delivered in-review', 'voided a1', 'released a1: review-took-too-long'],
      ...['delivered voided-a1', 'captured a2', 'confirmed', 'delivered confirmed'],
    ],
  },
  'second-tab-after-confirmation': {
    async act(play) {
      await begin(play, 'a1', 'authorised')
      await submit(play, 'a2')
    },
    end: 'confirmed',
    happened: ['delivered link-1', 'captured a2', 'confirmed', 'delivered confirmed', 'voided a1'],
  },
} satisfies Record<string, Scenario>

export const scenarioNames = Object.keys(scenarios) as (keyof typeof scenarios)[]
