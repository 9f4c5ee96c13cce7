import { defineQuery, defineSignal, setHandler } from '@temporalio/workflow'
import { type InstalmentsSignals, type InstalmentsStatus, nudgeSignal, statusQuery } from './contract.ts'
import { type ProcessState, watch } from './state.ts'

type Told<Signal extends keyof InstalmentsSignals> = [InstalmentsSignals[Signal] & { key: string }]

const signals = {
  begun: defineSignal<Told<'begun'>>('begun'),
  changed: defineSignal<Told<'changed'>>('changed'),
  charge: defineSignal<Told<'charge'>>('charge'),
  cardBegun: defineSignal<Told<'cardBegun'>>('cardBegun'),
  cardSubmitted: defineSignal<Told<'cardSubmitted'>>('cardSubmitted'),
  switched: defineSignal<Told<'switched'>>('switched'),
} satisfies Record<keyof InstalmentsSignals, unknown>

/** Listens to everything a plan's process may be told; what came twice under one key is heard once. */
export function listen(state: ProcessState): void {
  const onNews = (key: string, see: () => void = () => undefined) => {
    if (!state.heard.isNew(key)) return
    see()
    state.hasNews = true
  }
  setHandler(signals.begun, ({ key }) => onNews(key))
  setHandler(signals.changed, ({ key }) => onNews(key))
  setHandler(signals.switched, ({ key }) => onNews(key))
  setHandler(signals.charge, ({ chargeId, key }) => onNews(key, () => askNow(state, chargeId)))
  setHandler(signals.cardBegun, ({ changeId, key }) => onNews(key, () => watch(state, changeId)))
  setHandler(signals.cardSubmitted, ({ changeId, key }) => onNews(key, () => state.submitted.add(changeId)))
  setHandler(defineSignal(nudgeSignal), () => {
    if (state.asked) askNow(state, state.asked.chargeId)
    for (const changeId of state.watched.keys()) state.submitted.add(changeId)
    state.hasNews = true
  })
  setHandler(defineQuery<InstalmentsStatus>(statusQuery), () => ({
    ...{ waitsFor: state.waitsFor, nextChargeAt: state.nextChargeAt, asked: state.asked },
    ...{ watched: [...state.watched.values()], end: state.end },
  }))
}

function askNow(state: ProcessState, chargeId: string): void {
  if (state.asked?.chargeId === chargeId) state.asked = { ...state.asked, atMs: Date.now() }
}
