import { type ChildProcess, fork } from 'node:child_process'
import { Refusal } from '@cauce/domain/errors'
import { type ReaderLimits, readerLimits } from './limits.ts'
import type { ReadList } from './read-list.ts'
import { readerOptions, readerProgram } from './reader-options.ts'
import type { Answer, Question, SomeRows } from './reading-child.ts'

/** Stands ready for the next file, since starting takes as long as reading; it ends with this process. */
let spare: ChildProcess | undefined

/** Starts the child that will read the next file. */
export function prepareReader(): void {
  if (!spare?.connected) spare = startReader(readerLimits)
}

export type ReadAnswer = { answer: Answer; rows: ReadList['rows'] }

/**
 * Asks a child of its own, which is ended whatever happens. The next is not started yet: `prepareReader` is for when what
 * was read is stored. Refuses with `file-too-demanding` where the child went beyond its limits.
 */
export async function askReader(asked: Omit<Question, 'milliseconds'>, limits: ReaderLimits): Promise<ReadAnswer> {
  const reader = limits === readerLimits ? takeSpare() : startReader(limits)
  reader.ref()
  reader.channel?.ref()
  try {
    return await answerOf(
      reader,
      { ...asked, milliseconds: limits.milliseconds },
      AbortSignal.timeout(limits.milliseconds),
    )
  } finally {
    reader.kill('SIGKILL')
  }
}

function takeSpare(): ChildProcess {
  const taken = spare?.connected ? spare : startReader(readerLimits)
  spare = undefined
  return taken
}

function answerOf(reader: ChildProcess, question: Question, tooLate: AbortSignal): Promise<ReadAnswer> {
  const rows: ReadList['rows'] = []
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new Refusal('file-too-demanding'))
    tooLate.addEventListener('abort', giveUp)
    reader.once('exit', giveUp)
    reader.on('message', (message: SomeRows | Answer) => {
      if ('rows' in message) rows.push(...message.rows)
      else resolve({ answer: message, rows })
    })
    reader.send(question, (fault) => fault && giveUp())
  })
}

function startReader(limits: ReaderLimits): ChildProcess {
  const reader = fork(readerProgram, readerOptions(limits))
  reader.on('error', () => undefined)
  reader.unref()
  reader.channel?.unref()
  return reader
}
