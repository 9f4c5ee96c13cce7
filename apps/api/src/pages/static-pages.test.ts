import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { pino } from 'pino'
import { afterAll, expect, test } from 'vitest'
import type { AppEnv } from '../http/app-env.ts'
import { inlineScriptHashes, servePages } from './static-pages.ts'

const folder = await mkdtemp(join(tmpdir(), 'cauce-pages-'))
await mkdir(join(folder, 'assets'))
await writeFile(
  join(folder, 'index.html'),
  '<script>a</script><script type="module" src="/b.js"></script><script>c</script>',
)
await writeFile(join(folder, 'assets', 'page-1a2b.js'), 'plain')
await writeFile(join(folder, 'assets', 'page-1a2b.js.br'), 'smaller')
await writeFile(join(folder, 'icon.svg'), '<svg></svg>')
await writeFile(join(folder, '..', 'beside.txt'), 'not served')
afterAll(() => Promise.all([rm(folder, { recursive: true }), rm(join(folder, '..', 'beside.txt'))]))

const app = new Hono<AppEnv>()
servePages(app, folder, pino({ level: 'silent' }))

test('every address of the page’s own router is the page, asked for anew each time', async () => {
  for (const path of ['/', '/financings', '/financings/01a2/edit']) {
    const answer = await app.request(path)
    expect(answer.headers.get('content-type')).toContain('text/html')
    expect(answer.headers.get('cache-control')).toBe('no-cache')
  }
})

test('a file whose name holds its hash is kept for good, and sent smaller to whoever takes it', async () => {
  const plain = await app.request('/assets/page-1a2b.js')
  expect(await plain.text()).toBe('plain')
  expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  const smaller = await app.request('/assets/page-1a2b.js', { headers: { 'accept-encoding': 'gzip, br' } })
  expect(smaller.headers.get('content-encoding')).toBe('br')
  expect(await smaller.text()).toBe('smaller')
})

test('a file that is not there is not the page, and nothing beside the folder is served', async () => {
  for (const path of ['/assets/gone.js', '/gone.png', '/../beside.txt', '/%2e%2e/beside.txt', '/..%2fbeside.txt'])
    expect((await app.request(path)).status, path).toBe(404)
  for (const path of ['/.env', '/%2eenv', '/.git/config', '/a/.htaccess', '/backup.', '/financings%00', '/icon.svg%00'])
    expect((await app.request(path)).status, path).toBe(404)
})

test('only the scripts in the page itself are let through by their hash', () => {
  expect(inlineScriptHashes(folder)).toHaveLength(2)
})
