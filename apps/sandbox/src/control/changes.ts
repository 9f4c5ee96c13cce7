import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { RecordKind, Store } from '../store.ts'

const gatherMs = 60
const heartbeatMs = 15_000

/** Tells the page which kinds of record changed, gathered over a moment; the page reads them anew. */
export function changeStream(c: Context, store: Store): Response {
  return streamSSE(c, async (stream) => {
    const changed = new Set<RecordKind>()
    let timer: NodeJS.Timeout | undefined
    const tell = () => {
      timer = undefined
      void stream.writeSSE({ event: 'changed', data: JSON.stringify([...changed]) })
      changed.clear()
    }
    const note = (kind: RecordKind) => {
      changed.add(kind)
      timer ??= setTimeout(tell, gatherMs)
    }
    store.changes.on('change', note)
    await stream.writeSSE({ event: 'open', data: '' })
    const heartbeat = setInterval(() => void stream.write(': alive\n\n'), heartbeatMs)
    await new Promise<void>((resolve) => stream.onAbort(resolve))
    store.changes.off('change', note)
    clearTimeout(timer)
    clearInterval(heartbeat)
  })
}
