import { Worker } from 'node:worker_threads'
import type { BankStatement } from '@cauce/domain/disbursement/statement'
import { Refusal, refuseUnless } from '@cauce/domain/errors'
import { largestStatementBytes } from '@cauce/domain/limits'
import { Turns } from '../imports/turns.ts'
import type { StatementAnswer } from './statement-thread.ts'

/** What a thread that reads may take. The largest file of as many entries as are read stays below half of both. */
const limits = { heapMb: 1_024, milliseconds: 30_000 }

const turns = new Turns(1, 5)

/**
 * Reads a bank's file as `readBankStatement` does, in a thread with limits of memory and time, so that whoever asks is never
 * held up by it. Refuses besides with `file-too-demanding` where it went beyond them, and with `busy` where too many wait.
 */
export async function readStatements(bytes: Uint8Array): Promise<BankStatement[]> {
  refuseUnless(bytes.length > 0, 'file-empty')
  refuseUnless(bytes.length <= largestStatementBytes, 'file-too-large')
  const answer = await turns.take(() => ask(bytes))
  if (answer.refusal) throw new Refusal(answer.refusal.code, answer.refusal.details)
  return answer.statements
}

async function ask(bytes: Uint8Array): Promise<StatementAnswer> {
  const thread = new Worker(new URL('./statement-thread.ts', import.meta.url), {
    workerData: bytes,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMb },
  })
  try {
    return await new Promise((resolve, reject) => {
      const giveUp = () => reject(new Refusal('file-too-demanding'))
      AbortSignal.timeout(limits.milliseconds).addEventListener('abort', giveUp)
      thread.once('message', resolve)
      thread.once('error', giveUp)
      thread.once('exit', giveUp)
    })
  } finally {
    await thread.terminate()
  }
}
