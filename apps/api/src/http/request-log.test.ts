import { Hono } from 'hono'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import type { AppEnv } from './app-env.ts'
import { requestLog } from './request-log.ts'

test('pages and their files are written down for whoever looks closely only, what fails for everybody', async () => {
  const lines: { level: number; route: string; status: number }[] = []
  const app = new Hono<AppEnv>().use(
    requestLog(pino({ level: 'debug' }, { write: (line: string) => void lines.push(JSON.parse(line)) })),
  )
  app.get('/assets/*', (c) => c.text('', c.req.path.endsWith('gone') ? 404 : 200))
  app.get('/*', (c) => c.text(''))
  for (const path of ['/assets/page.js', '/assets/gone', '/financings']) await app.request(path)
  const { debug, info } = pino.levels.values
  expect(lines.map(({ level }) => level)).toEqual([debug, info, debug])
})

test('not being ready is no fault while starting, and one after having been ready', async () => {
  const lines: { level: number; status: number }[] = []
  const app = new Hono<AppEnv>().use(
    requestLog(pino({}, { write: (line: string) => void lines.push(JSON.parse(line)) })),
  )
  let status: 200 | 503 = 503
  app.get('/health/ready', (c) => c.json({}, status))
  app.get('/other', (c) => c.json({}, 503))
  await app.request('/health/ready')
  await app.request('/other')
  status = 200
  await app.request('/health/ready')
  status = 503
  await app.request('/health/ready')
  const { info, error } = pino.levels.values
  expect(lines.map((line) => line.level)).toEqual([info, error, info, error])
})
