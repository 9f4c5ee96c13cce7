import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { refusal } from './answers.ts'
import type { AppEnv } from './app-env.ts'

/**
 * Whatever may change something must come from our own page: browsers say so in `Origin` on every such request. A
 * service's request is told by its key.
 */
export const sameOrigin = (origin: string) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const reads = c.req.method === 'GET' || c.req.method === 'HEAD'
    if (!reads && !c.get('service') && c.req.header('origin') !== origin)
      return refusal(c, 403, { code: 'foreign-origin' })
    return next()
  })

/** A form can be sent from any page without asking; JSON cannot. A request without a body has no type to check. */
export const jsonOnly = createMiddleware<AppEnv>(async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
  const type = c.req.header('content-type')
  const empty =
    type === undefined && (c.req.header('content-length') ?? '0') === '0' && !c.req.header('transfer-encoding')
  const mediaType = type?.split(';', 1)[0]?.trim().toLowerCase()
  if (!empty && mediaType !== 'application/json') return refusal(c, 415, { code: 'wrong-content-type' })
  return next()
})

/** The same for a file as it is, which no form sends either. */
export const fileOnly = createMiddleware<AppEnv>(async (c, next) => {
  const mediaType = c.req.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase()
  return mediaType === 'application/octet-stream' ? next() : refusal(c, 415, { code: 'wrong-content-type' })
})

/**
 * Refuses bodies larger than so many bytes. Where the length is announced, node holds the sender to it, and looking at
 * the header alone spares every request a stream of its own.
 */
export function bodyUpTo(bytes: number, code: 'body-too-large' | 'file-too-large' = 'body-too-large') {
  const tooLarge = (c: Context<AppEnv>) => refusal(c, 413, { code, details: { maxBytes: bytes } })
  const counted = bodyLimit({ maxSize: bytes, onError: tooLarge })
  return createMiddleware<AppEnv>(async (c, next) => {
    const announced = c.req.header('transfer-encoding') ? undefined : c.req.header('content-length')
    if (announced === undefined) return counted(c, next)
    return Number(announced) > bytes ? tooLarge(c) : next()
  })
}
