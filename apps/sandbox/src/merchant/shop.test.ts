import { afterAll, expect, test } from 'vitest'
import { startTrial } from '../testing/trial.ts'

const sandbox = await startTrial()
afterAll(() => sandbox.stop())

const file = 'Pedido\nMKT-27-01\n'

test('a shop gives the file that was put there, and none before', async () => {
  const ask = () => fetch(`${sandbox.url}/shop/norte/shipments.csv`)
  expect((await ask()).status).toBe(404)
  const put = await fetch(`${sandbox.url}/control/shipments/norte`, { method: 'PUT', body: file })
  expect(put.status).toBe(200)
  expect(await (await ask()).text()).toBe(file)
})

test('who reads shipments is told nothing else of the outside world', async () => {
  const headers = { 'user-agent': 'Cauce-Shipments/1' }
  expect((await fetch(`${sandbox.url}/control/messages`, { headers })).status).toBe(403)
})
