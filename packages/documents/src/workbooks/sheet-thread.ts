import { parentPort } from 'node:worker_threads'
import type { Cell } from './cells.ts'
import { type SheetForm, sheetFile } from './sheet.ts'

/** Rows as they come, then the form of the sheet they belong in, which is answered with the file. */
export type SheetMessage = { rows: Cell[][] } | { form: SheetForm }

const rows: Cell[][] = []

parentPort?.on('message', (message: SheetMessage) => {
  if ('rows' in message) return void rows.push(...message.rows)
  const file = sheetFile(message.form, rows)
  parentPort?.postMessage(file, [file.buffer])
})
