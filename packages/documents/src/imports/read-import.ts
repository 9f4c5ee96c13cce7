import { Refusal } from '@cauce/domain/errors'
import type { ImportKindName } from '@cauce/domain/imports/kinds'
import { examplesOf } from '../workbooks/example-rows.ts'
import { filesWaiting, largestFileBytes, type ReaderLimits, readerLimits, readersAtOnce } from './limits.ts'
import type { ListQuestion, ReadList } from './read-list.ts'
import { askReader } from './reader.ts'
import { Turns } from './turns.ts'

const turns = new Turns(readersAtOnce, filesWaiting)

/**
 * Reads and checks a list as `readList` does, in a child process with limits of memory and time, so that no file harms the
 * process that asks. Refuses besides with `file-too-demanding` where the child went beyond them, and with `busy` where too many
 * wait already.
 */
export async function readImport<Name extends ImportKindName>(
  bytes: Uint8Array,
  question: ListQuestion<Name>,
): Promise<ReadList<Name>> {
  const { list } = await measuredImport(bytes, question)
  return list
}

/** The same, with the most memory that the child held, under limits of choice. */
export async function measuredImport<Name extends ImportKindName>(
  bytes: Uint8Array,
  question: ListQuestion<Name>,
  limits: ReaderLimits = readerLimits,
): Promise<{ list: ReadList<Name>; peakMemoryBytes: number }> {
  if (bytes.length === 0) throw new Refusal('file-empty')
  if (bytes.length > largestFileBytes) throw new Refusal('file-too-large')
  const { answer, rows } = await turns.take(() =>
    askReader({ bytes, question: { ...question, examples: examplesOf(question.kind) } }, limits),
  )
  if (answer.refusal) throw new Refusal(answer.refusal.code, answer.refusal.details)
  return { list: { ...answer.list, rows } as ReadList<Name>, peakMemoryBytes: answer.peakMemoryBytes }
}
