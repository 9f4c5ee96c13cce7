import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Refusal } from '@cauce/domain/errors'
import { type ReaderLimits, readerLimits } from './limits.ts'
import type { ReadList } from './read-list.ts'
import type { Answer, Question, SomeRows } from './reading-child.ts'

const program = fileURLToPath(new URL('./reading-child.ts', import.meta.url))

/** Stands ready for the next file, since starting takes as long as reading; it ends with this process. */
let spare: ChildProcess | undefined

/** Starts the child that will read the next file. */
export function prepareReader(): void {
  if (!spare?.connected) spare = startReader(readerLimits)
}

export type ReadAnswer = { answer: Answer; rows: ReadList['rows'] }

/**
 * Asks a child of its own, which is ended whatever happens. Refuses with `file-too-demanding` where it went beyond its
 * limits.
 */
export async function askReader(question: Question, limits: ReaderLimits): Promise<ReadAnswer> {
  const reader = limits === readerLimits ? takeSpare() : startReader(limits)
  reader.ref()
  reader.channel?.ref()
  try {
    return await answerOf(reader, question, AbortSignal.timeout(limits.milliseconds))
  } finally {
    reader.kill('SIGKILL')
    prepareReader()
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

/** It has none of this process's settings and secrets, may write nothing and start nothing. */
function startReader(limits: ReaderLimits): ChildProcess {
  const reader = fork(program, {
    serialization: 'advanced',
    execArgv: [
      `--max-old-space-size=${limits.heapMb}`,
      '--max-semi-space-size=32',
      '--permission',
      '--allow-fs-read=*',
    ],
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  reader.on('error', () => undefined)
  reader.unref()
  reader.channel?.unref()
  return reader
}
