import { Refusal } from '@cauce/domain/errors'
import { errorForLog } from '@cauce/operations/error-for-log'
import { Hono } from 'hono'
import type { Logger } from 'pino'
import { refusal, refused } from './answers.ts'
import type { AppEnv } from './app-env.ts'
import { isCutOff } from './cut-off.ts'
import { requestLog } from './request-log.ts'
import { type PagePolicy, securityHeaders } from './security-headers.ts'

/** The beginning of either origin: an id and a line in the log for each request, safe headers, no error shown as it is. */
export function originApp(log: Logger, policy: PagePolicy): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.use(requestLog(log))
  app.use(securityHeaders(policy))
  app.notFound((c) => refusal(c, 404, { code: 'not-found' }))
  app.onError((error, c) => {
    if (error instanceof Refusal) return refused(c, error)
    if (isCutOff(error)) return refusal(c, 400, { code: 'bad-input' })
    log.error({ requestId: c.get('requestId'), error: errorForLog(error) }, 'request failed')
    return refusal(c, 500, { code: 'internal' })
  })
  return app
}
