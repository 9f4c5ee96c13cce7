import type { WrittenFile } from '@cauce/documents/workbooks/file'
import { errorForLog } from '@cauce/operations/error-for-log'
import type { Context } from 'hono'
import type { Logger } from 'pino'
import type { AppEnv } from './app-env.ts'

type Answering = {
  log: Logger
  /** A file that nobody reads on for so long is given up. */
  unreadForMs: number
  /** Called once, however it ends. */
  done(): void
}

/** A file to download. What fails before its first byte is thrown; what fails later breaks it off and is in the log only. */
export async function fileAnswer(
  c: Context<AppEnv>,
  { fileName, contentType, body }: WrittenFile,
  { log, unreadForMs, done }: Answering,
): Promise<Response> {
  const chunks = await begun(body)
  c.header('Content-Type', contentType)
  c.header('Content-Disposition', `attachment; filename="${fileName}"`)
  c.header('Cache-Control', 'no-store')
  const onFailure = (error: unknown) =>
    log.error({ requestId: c.get('requestId'), error: errorForLog(error) }, 'a file to download broke off')
  return c.body(streamed(chunks, { unreadForMs, onFailure, done }))
}

/** The same values, the first of which is there already. */
export async function begun<T>(values: AsyncIterable<T>): Promise<AsyncGenerator<T>> {
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

type Streaming = Pick<Answering, 'unreadForMs' | 'done'> & { onFailure(error: unknown): void }

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
