import type { MiddlewareHandler } from 'hono'

/** Another site's page cannot steer the sandbox; programs, which send no Origin, can. */
export const foreignOrigin: MiddlewareHandler = async (c, next) => {
  const origin = c.req.header('origin')
  if (origin && URL.parse(origin)?.host !== c.req.header('host')) return c.json({ error: 'foreign origin' }, 403)
  return next()
}
