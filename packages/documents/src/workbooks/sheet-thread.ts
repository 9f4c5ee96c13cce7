import { parentPort } from 'node:worker_threads'
import type { CellObject } from 'xlsx'
import type { Cell } from './cells.ts'
import { cellObject, type SheetForm, sheetFile } from './sheet.ts'

/** Rows as they come, then the form of the sheet they belong in, which is answered with the file. */
export type SheetMessage = { rows: Cell[][] } | { form: SheetForm }

/** As the workbook needs them, so that nothing is held twice. */
const rows: CellObject[][] = []

parentPort?.on('message', (message: SheetMessage) => {
  if ('rows' in message) {
    for (const row of message.rows) rows.push(row.map(cellObject))
    return
  }
  const file = sheetFile(message.form, rows)
  parentPort?.postMessage(file, [file.buffer])
})
