import { defineQuery, defineSignal, setHandler } from '@temporalio/workflow'
import { type FinancingSignals, type FinancingStatus, nudgeSignal, statusQuery } from './contract.ts'
import { deliver } from './deliver.ts'
import { type ProcessState, watch } from './state.ts'

type Told<Signal extends keyof FinancingSignals> = [FinancingSignals[Signal] & { key: string }]

const signals = {
  deliver: defineSignal<Told<'deliver'>>('deliver'),
  cardBegun: defineSignal<Told<'cardBegun'>>('cardBegun'),
  cardSubmitted: defineSignal<Told<'cardSubmitted'>>('cardSubmitted'),
  reviewed: defineSignal<Told<'reviewed'>>('reviewed'),
  ended: defineSignal<Told<'ended'>>('ended'),
} satisfies Record<keyof FinancingSignals, unknown>

/** Listens to everything a financing's process may be told; what came twice under one key is heard once. */
export function listen(state: ProcessState): void {
  const { heard } = state
  setHandler(signals.deliver, ({ messageId, key }) => (heard.isNew(key) ? deliver(state, [messageId]) : undefined))
  setHandler(signals.cardBegun, ({ attemptId, key }) => {
    if (heard.isNew(key)) watch(state, attemptId)
  })
  setHandler(signals.cardSubmitted, ({ attemptId, key }) => {
    if (heard.isNew(key)) state.submitted.add(attemptId)
  })
  setHandler(signals.reviewed, ({ attemptId, decision, key }) => {
    if (heard.isNew(key)) state.review = { attemptId, decision }
  })
  setHandler(signals.ended, () => {
    state.endedOutside = true
  })
  setHandler(defineSignal(nudgeSignal), () => {
    for (const attemptId of state.watched.keys()) state.submitted.add(attemptId)
  })
  setHandler(defineQuery<FinancingStatus>(statusQuery), () => ({
    waitsFor: state.waitsFor,
    watched: [...state.watched.values()],
    linkExpiresAt: state.linkExpiresAt,
    offerEndsAt: state.terms?.offerEndsAt ?? null,
    end: state.end,
  }))
}
