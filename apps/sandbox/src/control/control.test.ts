import { afterAll, expect, test, vi } from 'vitest'
import { startTrial, stripeFor } from '../testing/trial.ts'

const sandbox = await startTrial()
afterAll(() => sandbox.stop())
const control = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  fetch(`${sandbox.url}/control/${path}`, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  })

test('settings change one by one and the rest stays', async () => {
  const changed = await (await control('PATCH', 'settings', { acquirer: { answerDelayMs: 400 } })).json()
  expect(changed).toMatchObject({ acquirer: { answerDelayMs: 400, idempotency: true }, mail: { refuse: false } })
  expect(await (await control('POST', 'calm')).json()).toMatchObject({ acquirer: { answerDelayMs: 0 } })
})

test.each([
  [{ acquirer: { colour: true } }, 'acquirer.colour: unknown'],
  [{ acquirer: { answerDelayMs: -1 } }, 'acquirer.answerDelayMs: wrong type'],
  [{ weather: { rain: 1 } }, 'weather.rain: unknown'],
  [null, expect.any(String)],
])('a setting that cannot be (%o) is refused and changes nothing', async (patch, error) => {
  const before = await (await control('GET', 'settings')).json()
  const refused = await control('PATCH', 'settings', patch)
  expect([refused.status, await refused.json()]).toEqual([400, { error }])
  expect(await (await control('GET', 'settings')).json()).toEqual(before)
})

test("another site's page cannot steer the sandbox", async () => {
  expect((await control('POST', 'reset', undefined, { Origin: 'https://elsewhere.example' })).status).toBe(403)
  expect((await control('POST', 'calm', undefined, { Origin: sandbox.url })).status).toBe(200)
})

test('a webhook of the product cannot steer the sandbox', async () => {
  expect((await control('POST', 'reset', undefined, { 'webhook-id': 'msg_1' })).status).toBe(403)
})

test('an answer that comes late was committed before', async () => {
  await control('PATCH', 'settings', { acquirer: { answerDelayMs: 2_000 } })
  const pending = stripeFor(sandbox).paymentIntents.create({ amount: 700, currency: 'eur' })
  let answered = false
  void pending.then(() => {
    answered = true
  })
  await vi.waitFor(async () =>
    expect(await (await control('GET', 'intents')).json()).toMatchObject([{ amountCents: 700, captures: 0 }]),
  )
  expect(answered).toBe(false)
  await pending
  await control('POST', 'calm')
})

test('the page is told what changed', async () => {
  const stream = (await control('GET', 'changes')).body!.pipeThrough(new TextDecoderStream()).getReader()
  await stream.read()
  await control('POST', 'calm')
  const { value } = await stream.read()
  expect(value).toMatch(/^event: changed\ndata: \[.*"setting"/)
  await stream.cancel()
})

test('reset empties everything', async () => {
  await stripeFor(sandbox).customers.create()
  await control('POST', 'reset')
  expect(await (await control('GET', 'intents')).json()).toEqual([])
})
