import { parentPort, workerData } from 'node:worker_threads'
import type { BankStatement } from '@cauce/domain/disbursement/statement'
import { type ErrorCode, type ErrorDetails, Refusal } from '@cauce/domain/errors'
import { readBankStatement } from './bank-statement.ts'

/** What a thread says of the one file that it was given. */
export type StatementAnswer =
  | { statements: BankStatement[]; refusal?: never }
  | { refusal: { code: ErrorCode; details: ErrorDetails }; statements?: never }

parentPort?.postMessage(answerTo(workerData as Uint8Array))

function answerTo(bytes: Uint8Array): StatementAnswer {
  try {
    return { statements: readBankStatement(bytes) }
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
    return { refusal: { code: fault.code, details: fault.details } }
  }
}
