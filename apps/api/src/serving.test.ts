import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { AppEnv } from './http/app-env.ts'
import { serve } from './serving.ts'

test('stopping lets an answer under way finish, takes no further ones, and cuts live streams at once', async () => {
  const app = new Hono<AppEnv>()
  const asked = Promise.withResolvers<void>()
  const finish = Promise.withResolvers<void>()
  app.get('/slow', async (c) => {
    asked.resolve()
    await finish.promise
    return c.text('finished')
  })
  app.get(
    '/live',
    () => new Response(new ReadableStream({ start: (stream) => stream.enqueue(Buffer.from('data: 1\n\n')) })),
  )
  const serving = await serve(app, 0)
  const at = `http://localhost:${serving.port}`
  const live = await fetch(`${at}/live`, { headers: { accept: 'text/event-stream' } })
  const reader = live.body?.getReader()
  await reader?.read()
  const slow = fetch(`${at}/slow`)
  await asked.promise
  const stopping = serving.stop(60_000)
  finish.resolve()
  expect(await (await slow).text()).toBe('finished')
  await expect(reader?.read()).rejects.toThrow()
  await stopping
  await expect(fetch(`${at}/slow`)).rejects.toThrow()
})

test('stopping waits no longer than it may', async () => {
  const app = new Hono<AppEnv>()
  const asked = Promise.withResolvers<void>()
  app.get('/endless', () => {
    asked.resolve()
    return new Promise<Response>(() => undefined)
  })
  const serving = await serve(app, 0)
  const endless = fetch(`http://localhost:${serving.port}/endless`).catch(() => 'cut')
  await asked.promise
  await serving.stop(200)
  expect(await endless).toBe('cut')
})

test('an address to listen on is the only one', async () => {
  const serving = await serve(new Hono<AppEnv>(), 0, '127.0.0.1')
  expect((await fetch(`http://127.0.0.1:${serving.port}`)).status).toBe(404)
  await expect(fetch(`http://127.0.0.2:${serving.port}`)).rejects.toThrow()
  await serving.stop(0)
})

test('a taken port is said', async () => {
  const serving = await serve(new Hono<AppEnv>(), 0)
  await expect(serve(new Hono<AppEnv>(), serving.port)).rejects.toMatchObject({ code: 'EADDRINUSE' })
  await serving.stop(0)
})
