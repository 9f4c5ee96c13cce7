import type { Db } from '@cauce/database/connection'
import { type Cauce, expect, test } from './harness/cauce.ts'
import { freeze, killBoth } from './harness/kill.ts'
import { paidOnce, resultOf, stateOf, untilState } from './harness/records.ts'
import type { Sandbox } from './harness/sandbox.ts'
import { type Begun, begin, enterCard, type Sale, type Session, send, submit } from './harness/sell.ts'

/** What killed the process is noticed when a step's time is up, at most a minute later. */
const noticedWithin = 100_000

test.setTimeout(180_000)

test('killed at once in five sales, each at another point: every one is paid once, its texts and mail leave once', async ({
  cauce,
  agent,
  db,
  sandbox,
}) => {
  const accepted = await begunSale(cauce, agent, sandbox)
  const authorised = await begunSale(cauce, agent, sandbox)
  const confirmed = await begunSale(cauce, agent, sandbox)
  const capturing = await begunSale(cauce, agent, sandbox)

  await test.step('one is confirmed and its SMS and mail have not left, one is authorised and nobody was told', async () => {
    await sandbox.patch({ sms: { outage: true }, mail: { defer: true } })
    await enterCard(cauce, confirmed.begun)
    await submit(cauce, confirmed.sale, confirmed.begun)
    await untilState(db, confirmed.sale, 'confirmed')
    await sandbox.patch({ acquirer: { holdWebhooks: true } })
    await enterCard(cauce, authorised.begun)
  })
  await startCapture(cauce, sandbox, capturing)
  await freeze(cauce, 'worker')
  const killedAt = new Date().toISOString()
  const sent = await send(cauce, agent)
  expect(await sandbox.texts(sent.shopper.phone)).toEqual([])
  await killBoth(cauce)

  expect(await stateOf(db, authorised.sale)).toBe('live')
  expect((await sandbox.texts(confirmed.sale.shopper.phone)).length).toBe(1)
  const settled = (await settledAt(db, capturing.sale)) ?? killedAt
  expect(settled >= killedAt, 'it was not confirmed before it was killed').toBe(true)
  await sandbox.calm()
  await expect.poll(async () => (await sandbox.texts(sent.shopper.phone)).length, { timeout: noticedWithin }).toBe(1)
  const late = { sale: sent, begun: await begin(cauce, sent) }
  for (const { begun } of [late, accepted]) await enterCard(cauce, begun)
  for (const { sale, begun } of [late, accepted, authorised]) await submit(cauce, sale, begun)
  await Promise.all(
    [late, accepted, authorised, confirmed, capturing].map(async ({ sale, begun }) => {
      await untilState(db, sale, 'confirmed', noticedWithin)
      const asOne = expect.poll(() => resultOf(db, sandbox, sale), { timeout: noticedWithin })
      await asOne.toEqual(paidOnce(begun.dueTodayCents))
    }),
  )
})

test('killed while capturing with every guard of the acquirer off, it takes the money twice: the test above would notice', async ({
  cauce,
  agent,
  db,
  sandbox,
}) => {
  await sandbox.patch({ acquirer: { idempotency: false, staleReads: true } })
  const capturing = await begunSale(cauce, agent, sandbox)
  await startCapture(cauce, sandbox, capturing)
  await killBoth(cauce)
  const { sale } = capturing
  await untilState(db, sale, 'confirmed', noticedWithin)
  expect(await resultOf(db, sandbox, sale)).toMatchObject({ captures: 2 })
})

type BegunSale = { sale: Sale; begun: Begun }

async function begunSale(cauce: Cauce, agent: Session, sandbox: Sandbox): Promise<BegunSale> {
  const sale = await send(cauce, agent)
  await expect.poll(async () => (await sandbox.texts(sale.shopper.phone)).length, { timeout: 30_000 }).toBe(1)
  return { sale, begun: await begin(cauce, sale) }
}

/** The answer is two seconds late: time enough to see the capture in the acquirer's books and to stop who waits for it. */
async function startCapture(cauce: Cauce, sandbox: Sandbox, { sale, begun }: BegunSale): Promise<void> {
  await sandbox.patch({ acquirer: { answerDelayMs: 2_000, holdWebhooks: true } })
  await enterCard(cauce, begun)
  await submit(cauce, sale, begun)
  const captures = async () => (await sandbox.intentsOf(sale.id))[0]?.captures
  await expect.poll(captures, { timeout: noticedWithin, intervals: [10] }).toBe(1)
}

/** When a sale was confirmed; whoever took over may have done it by now. */
const settledAt = async (db: Db, { id }: Sale): Promise<string | null> =>
  (await db.selectFrom('financing').select('settled_at').where('id', '=', id).executeTakeFirstOrThrow()).settled_at
