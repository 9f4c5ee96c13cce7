import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Context } from 'hono'

const dist = join(import.meta.dirname, '..', 'dist')

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** Answers with one file of the built pages, or says plainly that they are not built. */
export const builtFile =
  (path: string, headers: Record<string, string> = {}) =>
  async (c: Context): Promise<Response> => {
    try {
      const body = await readFile(join(dist, path))
      return c.body(body, 200, { 'Content-Type': types[extname(path)] ?? 'application/octet-stream', ...headers })
    } catch {
      return c.text(`${path} is not built: npm run build -w @cauce/sandbox`, 404)
    }
  }

/** The hashed files under `/assets/`. */
export const immutable =
  () =>
  async (c: Context): Promise<Response> => {
    const name = c.req.path.slice('/assets/'.length)
    if (!/^[\w.-]+$/.test(name)) return c.text('not found', 404)
    return builtFile(`assets/${name}`, { 'Cache-Control': 'public, max-age=31536000, immutable' })(c)
  }
