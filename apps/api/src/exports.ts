import { Readable } from 'node:stream'
import { financingsFile } from '@cauce/documents/workbooks/financings'
import type { Actor } from '@cauce/domain/access/scope'
import { FinancingExport } from '@cauce/domain/financing/filter'
import { faultyFields } from '@cauce/operations/faulty-fields'
import { exportFinancings } from '@cauce/operations/financing/export-financings'
import type { Perform } from '@cauce/operations/perform'
import { type Context, Hono } from 'hono'
import { refusal } from './http/answers.ts'
import type { AppEnv } from './http/app-env.ts'

export type ExportDependencies = {
  perform: Perform
  actorOf(c: Context<AppEnv>): Promise<Actor | undefined>
}

/** A workbook is made in a thread with memory of its own: so many at once, and no more. */
const atOnce = 3

/** The current view as a file to download. */
export function exportRoutes({ perform, actorOf }: ExportDependencies): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  let running = 0

  app.post('/financings', async (c) => {
    const actor = await actorOf(c)
    if (!actor) return refusal(c, 401, { code: 'not-signed-in' })
    const asked = FinancingExport.safeParse(await c.req.json().catch(() => undefined))
    if (!asked.success) return refusal(c, 400, { code: 'bad-input', fields: faultyFields(asked.error) })
    if (running >= atOnce) return refusal(c, 503, { code: 'busy' })
    const { filter, ...form } = asked.data

    running++
    try {
      const { timeZone, batches } = await exportFinancings(perform, actor, filter)
      const { fileName, contentType, body } = financingsFile(batches, { ...form, timeZone })
      const chunks = body[Symbol.asyncIterator]()
      // Read before the answer begins, so that what fails at once is still answered as a failure.
      const first = await chunks.next()
      c.header('Content-Type', contentType)
      c.header('Content-Disposition', `attachment; filename="${fileName}"`)
      c.header('Cache-Control', 'no-store')
      return c.body(streamed(first, chunks, () => running--))
    } catch (error) {
      running--
      throw error
    }
  })
  return app
}

function streamed(first: IteratorResult<Uint8Array>, rest: AsyncIterator<Uint8Array>, done: () => void) {
  async function* chunks() {
    try {
      for (let chunk = first; !chunk.done; chunk = await rest.next()) yield chunk.value
    } finally {
      await rest.return?.()
    }
  }
  const stream = Readable.from(chunks(), { objectMode: false })
  stream.once('close', done)
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>
}
