import { randomUUID } from 'node:crypto'
import { openDatabase, openOwner } from '@cauce/database/connection'
import type { LogActionOf } from '@cauce/domain/access/logged'
import { testDatabase } from '@cauce/testing/database'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { type OperationContext, operation, reading } from './operation.ts'
import { createPerform } from './perform.ts'
import { testMerchant } from './testing/merchant.ts'

const { url } = await testDatabase()
const owner = openOwner(url)
const database = openDatabase({ url })
const clock = '2026-11-22T10:00:00.000Z'
const perform = createPerform({ database, linkKey: 'a key for tests', clock: () => new Date(clock) })
const { id: merchantId, agent, administrator } = await testMerchant(owner)
afterAll(() => Promise.all([owner.destroy(), database.close()]))

let runs = 0
beforeEach(() => {
  runs = 0
})

/** Notes its word as the acting person's language, and leaves a trace as it is told. */
const act = (name: LogActionOf<'user'>, trace: (context: OperationContext) => void | Promise<void>) =>
  operation({
    name,
    permission: 'financings.send',
    input: z.object({ locale: z.enum(['es', 'fr', 'en']) }),
    async run(context, { locale }) {
      runs++
      await context.tx.updateTable('app_user').set({ locale }).where('id', '=', context.actor.userId).execute()
      await trace(context)
      return { locale, run: runs, now: context.now }
    },
  })
const recorded = ({ record, actor }: OperationContext) =>
  record({ subjectKind: 'user', subjectId: actor.userId, merchantId })
const speak = act('access.set-locale', recorded)
const localeOf = async (id: string) =>
  (await owner.selectFrom('app_user').select('locale').where('id', '=', id).executeTakeFirstOrThrow()).locale

test('whoever has not the permission is refused before the input is looked at', async () => {
  const finance = operation({ ...speak, permission: 'financings.review' })
  await expect(perform(finance, agent, { locale: 'xx' } as never)).rejects.toMatchObject({ code: 'forbidden' })
  expect(runs).toBe(0)
})

test('a wrong input is refused with its field', async () => {
  const wrong = perform(speak, agent, { locale: 'xx' } as never)
  await expect(wrong).rejects.toMatchObject({ code: 'bad-input', fields: { locale: 'bad-input' } })
  expect(runs).toBe(0)
})

test('the same request again gives the first answer and is not run again', async () => {
  const idempotencyKey = randomUUID()
  const first = await perform(speak, agent, { locale: 'fr' }, { idempotencyKey })
  expect(await perform(speak, agent, { locale: 'fr' }, { idempotencyKey })).toEqual(first)
  expect(runs).toBe(1)
})

test('a key stands for one request of one person: another input or operation is refused', async () => {
  const options = { idempotencyKey: randomUUID() }
  await perform(speak, agent, { locale: 'fr' }, options)
  const reused = { code: 'idempotency-key-reused' }
  await expect(perform(speak, agent, { locale: 'en' }, options)).rejects.toMatchObject(reused)
  const other = act('users.change', recorded)
  await expect(perform(other, agent, { locale: 'fr' }, options)).rejects.toMatchObject(reused)
  expect(runs).toBe(1)
  await perform(speak, administrator, { locale: 'en' }, options)
  expect(runs).toBe(2)
})

test('of two at once with a key one runs, and both have its answer', async () => {
  const slow = act('access.set-locale', async (context) => {
    await new Promise((resolve) => setTimeout(resolve, 100))
    await recorded(context)
  })
  const ask = () => perform(slow, agent, { locale: 'fr' }, { idempotencyKey: 'both at once' })
  const [one, two] = await Promise.all([ask(), ask()])
  expect(one).toEqual(two)
  expect(runs).toBe(1)
})

test('a key of a request that failed is free again', async () => {
  const options = { idempotencyKey: randomUUID() }
  const failing = act('access.set-locale', () => Promise.reject(new Error('broken')))
  await expect(perform(failing, agent, { locale: 'fr' }, options)).rejects.toThrow('broken')
  await perform(speak, agent, { locale: 'fr' }, options)
})

test('an operation that leaves no trace fails, and what it changed is undone', async () => {
  await perform(speak, agent, { locale: 'es' })
  await expect(
    perform(
      act('access.set-locale', () => {}),
      agent,
      { locale: 'fr' },
    ),
  ).rejects.toThrow('access.set-locale changed something without a trace')
  expect(await localeOf(agent.userId)).toBe('es')
  await perform(
    act('access.set-locale', ({ unchanged }) => unchanged()),
    agent,
    { locale: 'es' },
  )
})

test('the log says who did what and when, under the operation’s name', async () => {
  const now = '2026-12-24T00:00:00.000Z'
  const from = { ip: '203.0.113.7', device: 'Firefox', requestId: 'r-1' }
  await perform(act('users.enable', recorded), { ...agent, ...from }, { locale: 'es' }, { now })
  const line = await owner
    .selectFrom('action_log')
    .select(['actor_id', 'actor_role', 'ip', 'device', 'request_id', 'at'])
    .where('action', '=', 'users.enable')
    .executeTakeFirstOrThrow()
  expect(line).toEqual({
    ...{ actor_id: agent.userId, actor_role: agent.role, at: now },
    ...{ ip: from.ip, device: from.device, request_id: from.requestId },
  })
})

test('now is the clock’s, unless a process brings its own', async () => {
  const now = '2026-12-24T00:00:00.000Z'
  const tell = reading({
    ...{ name: 'test.now', permission: 'financings.read', input: z.void() },
    run: async (context) => context.now,
  })
  expect(await perform(tell, agent, undefined)).toBe(clock)
  expect(await perform(tell, agent, undefined, { now })).toBe(now)
  expect((await perform(speak, agent, { locale: 'es' })).now).toBe(clock)
  expect((await perform(speak, agent, { locale: 'es' }, { now })).now).toBe(now)
})
