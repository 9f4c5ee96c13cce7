import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Column } from './cells.ts'
import type { SheetMessage } from './sheet-thread.ts'

/**
 * Memory of the thread that writes one file, about twice what it takes: 100,000 rows of ten columns, which is the most that
 * is exported, or the most red rows that a list can have. Never so little that a file comes near it: a thread that runs out
 * of memory in one large text takes the whole process with it.
 */
export const heapMb = { exported: 1024, redRows: 512 } as const

/**
 * Rows as one XLSX sheet. It is written in a thread of its own: a hundred thousand rows take seconds in which the
 * server would answer nobody.
 */
export async function* writeXlsx<Row>(
  columns: readonly Column<Row>[],
  batches: AsyncIterable<readonly Row[]>,
  sheetName: string,
  maxOldGenerationSizeMb: number = heapMb.exported,
): AsyncGenerator<Uint8Array> {
  const thread = new Worker(new URL('./sheet-thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb },
  })
  const tell = (message: SheetMessage) => thread.postMessage(message)
  const written = once(thread, 'message')
  written.catch(() => undefined)
  try {
    for await (const batch of batches) tell({ rows: batch.map((row) => columns.map((column) => column.cell(row))) })
    const headers = columns.map(({ header }) => header)
    const widthsCharacters = columns.map(({ widthCharacters }) => widthCharacters)
    tell({ form: { name: sheetName, headers, widthsCharacters } })
    const [file] = await written
    yield file
  } finally {
    await thread.terminate()
  }
}
