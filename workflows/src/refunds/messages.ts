import { defineQuery, defineSignal, setHandler } from '@temporalio/workflow'
import { nudgeSignal, type RefundSignals, type RefundStatus, statusQuery } from './contract.ts'
import type { ProcessState } from './state.ts'

type Told<Signal extends keyof RefundSignals> = [RefundSignals[Signal] & { key: string }]

const signals = {
  asked: defineSignal<Told<'asked'>>('asked'),
  partChanged: defineSignal<Told<'partChanged'>>('partChanged'),
  transferred: defineSignal<Told<'transferred'>>('transferred'),
} satisfies Record<keyof RefundSignals, unknown>

/** Listens to everything a refund's process may be told; what came twice under one key is heard once. */
export function listen(state: ProcessState): void {
  const onNews = (key: string, see: () => void = () => undefined) => {
    if (!state.heard.isNew(key)) return
    see()
    state.hasNews = true
  }
  setHandler(signals.asked, ({ key }) => onNews(key))
  setHandler(signals.transferred, ({ key }) => onNews(key))
  setHandler(signals.partChanged, ({ partId, key }) => onNews(key, () => state.told.add(partId)))
  setHandler(defineSignal(nudgeSignal), () => {
    for (const [partId, { asks }] of state.asks) state.asks.set(partId, { asks, atMs: Date.now() })
    state.hasNews = true
  })
  setHandler(defineQuery<RefundStatus>(statusQuery), () => ({
    ...{ waitsFor: state.waitsFor, asks: Object.fromEntries(state.asks), end: state.end },
  }))
}
