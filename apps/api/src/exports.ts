import { financingsFile } from '@cauce/documents/workbooks/financings'
import type { Actor } from '@cauce/domain/access/scope'
import { FinancingExport } from '@cauce/domain/financing/filter'
import { errorForLog } from '@cauce/operations/error-for-log'
import { faultyFields } from '@cauce/operations/faulty-fields'
import { exportFinancings } from '@cauce/operations/financing/export-financings'
import type { Perform } from '@cauce/operations/perform'
import { type Context, Hono } from 'hono'
import type { Logger } from 'pino'
import { refusal } from './http/answers.ts'
import type { AppEnv } from './http/app-env.ts'

export type ExportDependencies = {
  perform: Perform
  actorOf(c: Context<AppEnv>): Promise<Actor | undefined>
  log: Logger
  /** A file that nobody reads on for so long is given up. */
  unreadForMs?: number
}

/** A workbook is made in a thread with memory of its own: so many at once, and no more. */
const atOnce = 3

/** The current view as a file to download; one at a time for each person. */
export function exportRoutes({ perform, actorOf, log, unreadForMs = 30_000 }: ExportDependencies): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  const running = new Set<string>()

  app.post('/financings', async (c) => {
    const actor = await actorOf(c)
    if (!actor) return refusal(c, 401, { code: 'not-signed-in' })
    const asked = FinancingExport.safeParse(await c.req.json().catch(() => undefined))
    if (!asked.success) return refusal(c, 400, { code: 'bad-input', fields: faultyFields(asked.error) })
    if (running.size >= atOnce || running.has(actor.userId)) return refusal(c, 503, { code: 'busy' })
    const { filter, ...form } = asked.data

    running.add(actor.userId)
    const done = () => running.delete(actor.userId)
    try {
      const { timeZone, batches } = await exportFinancings(perform, actor, filter)
      // Begun before the answer, so that what fails at once is still answered as a failure.
      const { fileName, contentType, body } = financingsFile(await begun(batches), { ...form, timeZone })
      const chunks = await begun(body)
      c.header('Content-Type', contentType)
      c.header('Content-Disposition', `attachment; filename="${fileName}"`)
      c.header('Cache-Control', 'no-store')
      const onFailure = (error: unknown) =>
        log.error({ requestId: c.get('requestId'), error: errorForLog(error) }, 'export failed')
      return c.body(streamed(chunks, { unreadForMs, onFailure, done }))
    } catch (error) {
      done()
      throw error
    }
  })
  return app
}

/** The same values, the first of which is there already. */
async function begun<T>(values: AsyncIterable<T>): Promise<AsyncGenerator<T>> {
  const rest = values[Symbol.asyncIterator]()
  const first = await rest.next()
  async function* all() {
    try {
      for (let next = first; !next.done; next = await rest.next()) yield next.value
    } finally {
      await rest.return?.()
    }
  }
  return all()
}

type Streaming = { unreadForMs: number; onFailure(error: unknown): void; done(): void }

/** Chunks as they are asked for; `done` is called once, however it ends. What failed is said to the log only. */
function streamed(chunks: AsyncGenerator<Uint8Array>, { unreadForMs, onFailure, done }: Streaming) {
  let unread: NodeJS.Timeout | undefined
  const end = () => {
    clearTimeout(unread)
    done()
    chunks.return(undefined).catch(onFailure)
  }
  const giveUp = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    end()
    controller.error(new Error('the export ended early'))
  }
  const wait = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    unread = setTimeout(giveUp, unreadForMs, controller)
  }
  return new ReadableStream<Uint8Array>(
    {
      start: wait,
      async pull(controller) {
        clearTimeout(unread)
        try {
          const chunk = await chunks.next()
          if (chunk.done) {
            end()
            controller.close()
          } else {
            controller.enqueue(chunk.value)
            wait(controller)
          }
        } catch (error) {
          onFailure(error)
          giveUp(controller)
        }
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  )
}
