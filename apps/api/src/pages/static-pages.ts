import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Hono } from 'hono'
import { compress } from 'hono/compress'
import type { Logger } from 'pino'
import type { AppEnv } from '../http/app-env.ts'

/**
 * Serves a built page: files by their path, and the page itself for every address without a dot, since its router knows
 * those. Files under /assets carry their content's hash in their name and are kept for good.
 */
export function servePages(app: Hono<AppEnv>, folder: string, log: Logger): void {
  if (!existsSync(folder)) {
    log.warn({ folder }, 'the page is not built')
    return
  }
  const file = serveStatic<AppEnv>({ root: folder, precompressed: true })
  const page = serveStatic<AppEnv>({ path: join(folder, 'index.html'), precompressed: true })
  app.use('/*', compress())
  app.get('/assets/*', async (c, next) => {
    const answer = await file(c, next)
    if (answer?.ok) answer.headers.set('Cache-Control', 'public, max-age=31536000, immutable')
    return answer
  })
  app.get('/*', async (c, next) => {
    const serve = looksLikeFile(c.req.path) ? file : page
    const answer = await serve(c, next)
    if (answer?.ok) answer.headers.set('Cache-Control', 'no-cache')
    return answer
  })
}

/** `/.env` too, and whatever the page's own addresses never hold. */
const looksLikeFile = (path: string): boolean => /\.|%2e|%00|\0/i.test(path)

/** The hashes of the scripts that stand in a built page itself, for its content security policy. */
export function inlineScriptHashes(folder: string): string[] {
  const page = join(folder, 'index.html')
  if (!existsSync(page)) return []
  const scripts = readFileSync(page, 'utf8').matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)
  return [...scripts].map(([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
}
