import { createMiddleware } from 'hono/factory'
import { refusal } from '../http/answers.ts'
import type { AppEnv } from '../http/app-env.ts'
import type { KeyFailures } from './key-failures.ts'
import type { ReadKey } from './read-key.ts'
import type { SessionCookie } from './session-cookie.ts'

export type ServiceKeys = {
  readKey: ReadKey
  failures: KeyFailures
  cookie: SessionCookie
  addressOf(c: Parameters<Parameters<typeof createMiddleware<AppEnv>>[0]>[0]): string
}

const codes = { unknown: 'key-unknown', expired: 'key-expired', revoked: 'key-revoked' } as const

/**
 * Whoever calls with a key acts as its service. A key comes from a program and never by itself from a browser, as a
 * cookie does; so such a call needs no origin, and one with both is refused, since it is not clear who acts.
 */
export const serviceKeys = ({ readKey, failures, cookie, addressOf }: ServiceKeys) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const given = c.req.header('authorization')
    if (given === undefined) return next()
    if (cookie.tokenIn(c.req.header('cookie')) !== undefined) return refusal(c, 400, { code: 'key-with-session' })
    const [, key = ''] = /^bearer +(\S+) *$/i.exec(given) ?? []
    const read = await readKey(key)
    if ('actor' in read) {
      c.set('service', read.actor)
      return next()
    }
    const seconds = read.refused === 'unknown' ? await failures.count(addressOf(c)) : 0
    if (seconds > 0) {
      c.header('Retry-After', String(seconds))
      return refusal(c, 429, { code: 'too-many-attempts', details: { seconds } })
    }
    c.header('WWW-Authenticate', 'Bearer')
    return refusal(c, 401, { code: codes[read.refused] })
  })
