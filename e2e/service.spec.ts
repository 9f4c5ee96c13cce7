import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from './harness/cauce.ts'
import { untilState } from './harness/records.ts'
import { begin, call, enterCard, newShopper, submit, tokenOf } from './harness/sell.ts'

const program = join(import.meta.dirname, '..', 'examples', 'phone-sales', 'src', 'main.ts')

test('F8: the example service sells with a key and follows the sale until the shopper has paid', async ({
  cauce,
  agent,
  db,
}) => {
  const { key } = await call<{ key: string }>(
    cauce.backoffice,
    'keys.create',
    { name: 'Example service', scopes: ['financings.read', 'financings.send'] },
    { ...agent.headers, 'idempotency-key': crypto.randomUUID() },
  )
  const shopper = newShopper()
  const service = spawn(process.execPath, [program], {
    env: {
      ...process.env,
      CAUCE_ADDRESS: cauce.backoffice,
      CAUCE_KEY: key,
      SHOPPER_PHONE: shopper.phone,
      SHOPPER_DOCUMENT: shopper.documentNumber,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(service, 'exit')
  const lines = createInterface({ input: service.stdout })[Symbol.asyncIterator]()
  const said = async (): Promise<string> => (await lines.next()).value ?? ''
  try {
    const [, id = ''] = /^sent (\S+)$/.exec(await said()) ?? []
    const sale = { id, token: tokenOf(cauce, id), reference: '', shopper, totalCents: 90_000 }
    const begun = await begin(cauce, sale)
    await enterCard(cauce, begun)
    await submit(cauce, sale, begun)
    await untilState(db, sale, 'confirmed')
    expect(await said()).toBe('confirmed')
    expect((await ended)[0]).toBe(0)
  } finally {
    service.kill()
  }
})
