import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import twilio from 'twilio'
import { expect, test } from 'vitest'
import { readEnv } from './env.ts'
import { secrets, startTrial, stripeFor } from './testing/trial.ts'

test('in production the sandbox does not start', () => {
  expect(() => readEnv({ NODE_ENV: 'production' })).toThrow('never served in production')
})

test('a port that is none is named', () => {
  expect(() => readEnv({ ACQUIRER_PORT: 'x' })).toThrow('ACQUIRER_PORT=x: not a port')
})

test('a restart keeps texts, intents, idempotency keys and the weather', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-'))
  const dataFile = join(folder, 'sandbox.sqlite')
  const open = (sandbox: Awaited<ReturnType<typeof startTrial>>) =>
    stripeFor(sandbox).paymentIntents.create({ amount: 100, currency: 'eur' }, { idempotencyKey: 'k' })
  try {
    const before = await startTrial({ dataFile })
    before.settings.patch({ acquirer: { declineAll: true } })
    const client = twilio(`AC${'1'.repeat(32)}`, secrets.twilioAuthToken)
    client.api.baseUrl = before.url
    await client.messages.create({ to: '+34612345678', from: '+34600000000', body: 'hola' })
    const { id } = await open(before)
    await before.stop()

    const after = await startTrial({ dataFile })
    expect((await open(after)).id).toBe(id)
    expect(after.settings.current.acquirer.declineAll).toBe(true)
    expect(await (await fetch(`${after.url}/control/messages`)).json()).toMatchObject([{ body: 'hola' }])
    await after.stop()
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('it stops with a page still following along', async () => {
  const sandbox = await startTrial()
  const page = await fetch(`${sandbox.url}/control/changes`)
  await sandbox.stop()
  await page.text().catch(() => undefined)
})

test('both origins say that they are alive', async () => {
  const sandbox = await startTrial()
  for (const url of [sandbox.url, sandbox.acquirerUrl]) expect((await fetch(`${url}/health/live`)).status).toBe(200)
  await sandbox.stop()
})
