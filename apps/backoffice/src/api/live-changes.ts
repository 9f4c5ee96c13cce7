import { onCleanup } from 'solid-js'

/** One line of the action log as the server announces it. Names what changed and holds nothing of it. */
export type Change = { subjectKind: string; subjectId: string; action: string; at: string }

type Handler = (change: Change) => void

const handlers = new Map<string, Set<Handler>>()

/** Calls `handler` for every change of a kind of record, in whichever tab or process it was made. */
export function useLiveChanges(kind: string, handler: Handler): void {
  const ofKind = handlers.get(kind) ?? new Set()
  handlers.set(kind, ofKind)
  ofKind.add(handler)
  onCleanup(() => ofKind.delete(handler))
}

export function announce(change: Change): void {
  for (const handler of handlers.get(change.subjectKind) ?? []) handler(change)
}
