import type { Db } from '@cauce/database/connection'
import { type Cauce, expect, test } from './harness/cauce.ts'
import { freeze, killBoth } from './harness/kill.ts'
import { paidOnce, resultOf, stateOf, untilState } from './harness/records.ts'
import type { Sandbox } from './harness/sandbox.ts'
import { type Begun, begin, enterCard, type Sale, type Session, send, submit } from './harness/sell.ts'

/** What killed the process is noticed when a step's time is up, at most a minute later. */
const noticedWithin = 100_000
const late = { acquirer: { answerDelayMs: 2_000, holdWebhooks: true } }

test.setTimeout(180_000)

async function expectPaidOnce(db: Db, sandbox: Sandbox, sale: Sale, { dueTodayCents }: Begun): Promise<void> {
  await untilState(db, sale, 'confirmed', noticedWithin)
  await expect.poll(() => resultOf(db, sandbox, sale), { timeout: noticedWithin }).toEqual(paidOnce(dueTodayCents))
}

test('killed after the agent sent, before the SMS left: it leaves once', async ({ cauce, agent, db, sandbox }) => {
  await freeze(cauce, 'worker')
  const sale = await send(cauce, agent)
  expect(await sandbox.texts(sale.shopper.phone)).toEqual([])
  await killBoth(cauce)
  await expect.poll(async () => (await sandbox.texts(sale.shopper.phone)).length, { timeout: 30_000 }).toBe(1)
  const begun = await begin(cauce, sale)
  await enterCard(cauce, begun)
  await submit(cauce, sale, begun)
  await expectPaidOnce(db, sandbox, sale, begun)
})

test('killed after the plan was accepted, before the card was entered', async ({ cauce, agent, db, sandbox }) => {
  const { sale, begun } = await begunSale(cauce, agent, sandbox)
  await killBoth(cauce)
  await enterCard(cauce, begun)
  await submit(cauce, sale, begun)
  await expectPaidOnce(db, sandbox, sale, begun)
})

test('killed after the acquirer authorised, before anybody was told', async ({ cauce, agent, db, sandbox }) => {
  const { sale, begun } = await begunSale(cauce, agent, sandbox)
  await sandbox.patch({ acquirer: { holdWebhooks: true } })
  await enterCard(cauce, begun)
  await killBoth(cauce)
  expect(await stateOf(db, sale)).toBe('live')
  await sandbox.calm()
  await submit(cauce, sale, begun)
  await expectPaidOnce(db, sandbox, sale, begun)
})

test('killed after the confirmation, before its SMS and mail left', async ({ cauce, agent, db, sandbox }) => {
  const { sale, begun } = await begunSale(cauce, agent, sandbox)
  await sandbox.patch({ sms: { outage: true }, mail: { defer: true } })
  await enterCard(cauce, begun)
  await submit(cauce, sale, begun)
  await untilState(db, sale, 'confirmed')
  await killBoth(cauce)
  expect((await sandbox.texts(sale.shopper.phone)).length).toBe(1)
  await sandbox.calm()
  await expectPaidOnce(db, sandbox, sale, begun)
})

test("killed between the acquirer's commit of the capture and ours", async ({ cauce, agent, db, sandbox }) => {
  const { sale, begun } = await killedWhileCapturing(cauce, agent, db, sandbox)
  await expectPaidOnce(db, sandbox, sale, begun)
})

test('the same, with every guard of the acquirer off, takes the money twice: these tests would notice', async ({
  cauce,
  agent,
  db,
  sandbox,
}) => {
  await sandbox.patch({ acquirer: { idempotency: false, staleReads: true } })
  const { sale } = await killedWhileCapturing(cauce, agent, db, sandbox)
  await untilState(db, sale, 'confirmed', noticedWithin)
  expect(await resultOf(db, sandbox, sale)).toMatchObject({ captures: 2 })
})

async function begunSale(cauce: Cauce, agent: Session, sandbox: Sandbox): Promise<{ sale: Sale; begun: Begun }> {
  const sale = await send(cauce, agent)
  await expect.poll(async () => (await sandbox.texts(sale.shopper.phone)).length, { timeout: 30_000 }).toBe(1)
  return { sale, begun: await begin(cauce, sale) }
}

/** The answer is two seconds late: time enough to see the capture in the acquirer's books and to kill who waits for it. */
async function killedWhileCapturing(
  cauce: Cauce,
  agent: Session,
  db: Db,
  sandbox: Sandbox,
): Promise<{ sale: Sale; begun: Begun }> {
  const { sale, begun } = await begunSale(cauce, agent, sandbox)
  await sandbox.patch(late)
  await enterCard(cauce, begun)
  await submit(cauce, sale, begun)
  const captures = async () => (await sandbox.intentsOf(sale.id))[0]?.captures
  await expect.poll(captures, { timeout: noticedWithin, intervals: [10] }).toBe(1)
  await killBoth(cauce)
  expect(await stateOf(db, sale), 'it was not confirmed before it was killed').toBe('live')
  return { sale, begun }
}
