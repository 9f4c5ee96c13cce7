import { Worker } from 'node:worker_threads'
import { type ErrorCode, type ErrorDetails, Refusal } from '@cauce/domain/errors'
import { type ListQuestion, type ReadList, readList } from './read-list.ts'

/** What the child is asked once, and how long the answer may take: it ends by itself when that is over. */
export type Question = { bytes: Uint8Array; question: ListQuestion; milliseconds: number }

/** Rows as they are sent, some at a time, so that whoever asked is never busy with all of them at once. */
export type SomeRows = { rows: ReadList['rows'] }
/** What ends the answer: the list without its rows, or why there is none. Memory is the most that the child ever held. */
export type Answer = { peakMemoryBytes: number } & (
  | { list: Omit<ReadList, 'rows'>; refusal?: never }
  | { refusal: { code: ErrorCode; details: ErrorDetails }; list?: never }
)

const rowsAtOnce = 1_000

/** Ends this process too late or without a parent, however busy it is. It stands ready as the child does. */
const watch = new Worker(new URL('./reading-watch.ts', import.meta.url), {
  resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 4 },
})
watch.unref()

/** It stays until it is ended: an answer could be lost behind its own end. */
process.once('message', (question: Question) => {
  watch.postMessage(question.milliseconds)
  void answer(question)
})
process.once('disconnect', () => process.exit())

async function answer({ bytes, question }: Question): Promise<void> {
  const end = await answerTo(bytes, question)
  const peakMemoryBytes = process.resourceUsage().maxRSS * 1024
  process.send?.({ ...end, peakMemoryBytes } satisfies Answer)
}

async function answerTo(bytes: Uint8Array, question: ListQuestion) {
  try {
    const { rows, ...list } = await readList(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), question)
    for (let from = 0; from < rows.length; from += rowsAtOnce)
      process.send?.({ rows: rows.slice(from, from + rowsAtOnce) } satisfies SomeRows)
    return { list }
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
    return { refusal: { code: fault.code, details: fault.details } }
  }
}
