import { setTimeout as sleep } from 'node:timers/promises'
import type {
  CreditAnswer,
  FinancingErrands,
  FinancingRecords,
  ProcessTerms,
} from '@cauce/workflows/financing/activities'
import type { FinancingEnd } from '@cauce/workflows/financing/contract'

type Card = 'open' | 'processing' | 'authorised' | 'captured' | 'cancelled' | 'declined' | 'refunded'

export type Weather = {
  credit: CreditAnswer['decision']
  /** What a capture does; `lost` commits and never answers. */
  capture: 'works' | 'declines' | 'away' | 'lost'
  acquirerAway: boolean
  providerAway: boolean
}

const hour = 3_600_000
const iso = (ms: number) => new Date(ms).toISOString()

/**
 * The database and the outside world of one financing, in memory, from `startMs` on. `happened` tells in order what the
 * process had done to them.
 */
export function fakeWorld(startMs: number, changes: Partial<ProcessTerms> = {}) {
  const weather: Weather = { credit: 'accept', capture: 'works', acquirerAway: false, providerAway: false }
  const cards = new Map<string, Card>()
  const happened: string[] = []
  const delivered = new Set<string>()
  const facts = {
    end: null as FinancingEnd | null,
    claimed: null as string | null,
    linkEndsAt: iso(startMs + 14 * 24 * hour),
  }
  const terms = {
    ...{ reference: 'MKT-27-01', merchantName: 'Academia Faro', centreName: 'Madrid', chargeForSeconds: 60 },
    ...{ offerEndsAt: iso(startMs + 60 * 24 * hour), remindAt: null, ...changes },
  }
  /** Money that was taken and paid for nothing. */
  const isOwed = (card?: Card) => card === 'captured' && facts.end !== null && facts.end !== 'confirmed'
  const isOpenCard = (card?: Card) => card === 'open' || card === 'processing' || card === 'authorised'
  const end = (how: FinancingEnd) => {
    facts.end = how
    facts.claimed = null
    happened.push(how)
  }
  const refuseIfAway = () => {
    if (weather.acquirerAway) throw new Error('the acquirer does not answer')
  }
  /** Nobody who paid, whose card is being charged, or who was told of a decline hears of a payment that failed. */
  const newsOfVoid = (attemptId: string) => {
    if (facts.end === null) return facts.claimed === null ? [`voided-${attemptId}`] : []
    return facts.end === 'confirmed' || facts.end === 'declined' ? [] : ['voided-end']
  }
  const voided = (attemptId: string) => {
    refuseIfAway()
    const card = cards.get(attemptId)
    if (card === 'captured') return { captured: true, messageIds: [] }
    if (isOpenCard(card)) {
      cards.set(attemptId, 'cancelled')
      happened.push(`voided ${attemptId}`)
    }
    return { captured: false, messageIds: card === 'authorised' ? newsOfVoid(attemptId) : [] }
  }

  const records: FinancingRecords = {
    openProcess: async () => ({
      ...terms,
      end: facts.end,
      linkExpiresAt: facts.linkEndsAt,
      hasUnsettledCards: [...cards.values()].some((card) => isOpenCard(card) || isOwed(card)),
    }),
    async lookAtCard(_, attemptId) {
      refuseIfAway()
      happened.push(`looked at ${attemptId}`)
      const card = cards.get(attemptId)
      if (facts.claimed === attemptId) return { standing: 'claimed', charge: true }
      if (card === undefined || card === 'declined' || card === 'open') return { standing: 'open' }
      if (card === 'processing') return { standing: 'processing' }
      if (card === 'cancelled') return { standing: 'gone' }
      if (facts.end || facts.claimed) return { standing: 'late' }
      facts.claimed = attemptId
      return { standing: 'claimed', charge: true }
    },
    async decideCredit() {
      const messageIds = weather.credit === 'review' ? ['in-review'] : []
      return { decision: weather.credit, messageIds }
    },
    async confirm() {
      end('confirmed')
      return { messageIds: ['confirmed'], hasOtherCards: [...cards.values()].some(isOpenCard) }
    },
    async decline() {
      end('declined')
      return { messageIds: ['declined'] }
    },
    async fail(_, attemptId) {
      if (facts.end || (facts.claimed ?? attemptId) !== attemptId) return { failed: false, messageIds: [] }
      end('technical-failure')
      return { failed: true, messageIds: ['voided-end'] }
    },
    async releaseClaim(_, attemptId, reason) {
      facts.claimed = null
      happened.push(`released ${attemptId}: ${reason}`)
      return { messageIds: reason === 'review-took-too-long' ? [`voided-${attemptId}`] : [] }
    },
    async lapse(_, now) {
      const lapses = facts.end === null && facts.claimed === null && now >= terms.offerEndsAt
      if (lapses) end('lapsed')
      return { lapsed: lapses }
    },
    async remind() {
      happened.push('reminded')
      return { messageIds: ['reminder'] }
    },
    async noteLinkEnd() {
      happened.push('link ran out')
      return { linkExpiresAt: facts.linkEndsAt }
    },
    async leaveCardsUnknown() {
      happened.push('left cards unknown')
    },
    async giveUpMessages(_, messageIds) {
      happened.push(`gave up ${messageIds}`)
    },
  }

  const errands: FinancingErrands = {
    async deliverMessages(_, messageIds) {
      if (weather.providerAway) throw new Error('the provider does not answer')
      const due = messageIds.filter((messageId) => !delivered.has(messageId))
      // Two who deliver the same at once both find it due.
      await sleep(1)
      for (const messageId of due) delivered.add(messageId)
      if (due.length > 0) happened.push(`delivered ${due}`)
      return { linkExpiresAt: facts.linkEndsAt }
    },
    async captureCard(_, attemptId) {
      refuseIfAway()
      if (weather.capture === 'declines') return { taken: false, declineCode: 'insufficient_funds' }
      if (weather.capture !== 'away') cards.set(attemptId, 'captured')
      if (weather.capture !== 'works') throw new Error('no answer')
      happened.push(`captured ${attemptId}`)
      return { taken: true }
    },
    voidCard: async (_, attemptId) => voided(attemptId),
    async voidOtherCards(_, attemptId) {
      for (const otherId of cards.keys()) if (otherId !== attemptId) voided(otherId)
    },
    async voidOpenCards() {
      const messageIds = [...cards.keys()].flatMap((attemptId) => voided(attemptId).messageIds)
      for (const [attemptId, card] of cards) {
        if (!isOwed(card)) continue
        cards.set(attemptId, 'refunded')
        happened.push(`refunded ${attemptId}`)
        messageIds.push(`refunded-${attemptId}`)
      }
      return { messageIds }
    },
  }

  return {
    ...{ weather, cards, happened, facts, terms },
    activities: { ...records, ...errands },
    /** An operation outside the process took the offer back. */
    withdraw: () => end('withdrawn'),
    /** A fresh link was sent. */
    renewLink(endsAtMs: number) {
      facts.linkEndsAt = iso(endsAtMs)
    },
  }
}

export type FakeWorld = ReturnType<typeof fakeWorld>
