import { openDatabase, openOwner } from '@cauce/database/connection'
import { type Actor, systemActor } from '@cauce/domain/access/scope'
import { testDatabase } from '@cauce/testing/database'
import { afterAll, expect, test } from 'vitest'
import { lockFinancing } from '../financing/lock-financing.ts'
import { queueToShopper } from '../financing/queue-to-shopper.ts'
import { readFinancing } from '../financing/read-financing.ts'
import { sendAgain } from '../financing/send-again.ts'
import { sendFinancing } from '../financing/send-financing.ts'
import { withdrawFinancing } from '../financing/withdraw-financing.ts'
import { createPerform } from '../perform.ts'
import { testMerchant } from '../testing/merchant.ts'
import { suggestCustomers } from './suggest-customers.ts'

const { url } = await testDatabase()
const owner = openOwner(url)
const database = openDatabase({ url })
const perform = createPerform({ database, linkKey: 'a key for tests' })
const aMinuteLater = createPerform({
  database,
  linkKey: 'a key for tests',
  clock: () => new Date(Date.now() + 60_000),
})
const merchant = await testMerchant(owner)
const { administrator, agent, sale, centreIds } = merchant
const neighbour: Actor = { ...agent, scope: { kind: 'merchant', merchantId: merchant.id, centreIds: [centreIds[1]] } }
const suggested = async (actor: Actor, phone: string) =>
  (await perform(suggestCustomers, actor, { phone })).map(({ id }) => id)
afterAll(() => Promise.all([owner.destroy(), database.close()]))

test('an agent knows the customers of its own centres, and cannot sell to others by their id', async () => {
  const shopper = { ...sale().shopper, phone: '+34612345001' }
  const theirs = await perform(sendFinancing, agent, sale({ shopper }))
  const { customerId } = (await perform(readFinancing, agent, theirs)).shopper
  expect(await suggested(agent, shopper.phone)).toEqual([customerId])
  expect(await suggested(administrator, shopper.phone)).toEqual([customerId])
  expect(await suggested(neighbour, shopper.phone)).toEqual([])
  const taken = sale({ centreId: centreIds[1], customerId, shopper: { ...shopper, street: 'Elsewhere 1' } })
  await expect(perform(sendFinancing, neighbour, taken)).rejects.toMatchObject({ code: 'not-found' })
  expect((await perform(readFinancing, agent, theirs)).shopper.street).toBe(shopper.street)

  await perform(sendFinancing, administrator, { ...taken, shopper })
  expect(await suggested(neighbour, shopper.phone)).toEqual([customerId])
})

test('a sale keeps the phone, e-mail and language it was made with, and what follows goes there', async () => {
  const first = await perform(sendFinancing, agent, sale())
  const { customerId, ...shopper } = (await perform(readFinancing, agent, first)).shopper
  const moved = { ...shopper, phone: '+34612345002', email: 'moved@example.test', locale: 'fr' as const }
  const second = await perform(sendFinancing, agent, sale({ customerId, shopper: moved }))
  expect((await perform(readFinancing, agent, second)).shopper).toEqual({ customerId, ...moved })
  expect((await perform(readFinancing, agent, first)).shopper).toEqual({ customerId, ...shopper })

  await database.write(systemActor(merchant.id).scope, async (tx) =>
    queueToShopper(tx, await lockFinancing(tx, first.id), 'financing-confirmed', ['email'], 'k', shopper.birthDate),
  )
  const letter = await owner
    .selectFrom('message')
    .select(['recipient', 'locale'])
    .where('subject_id', '=', first.id)
    .where('channel', '=', 'email')
    .executeTakeFirstOrThrow()
  expect(letter).toEqual({ recipient: shopper.email, locale: 'es' })

  await perform(withdrawFinancing, agent, first)
  const again = await aMinuteLater(sendAgain, agent, first)
  expect((await perform(readFinancing, agent, again)).shopper).toMatchObject({
    phone: shopper.phone,
    email: shopper.email,
  })
})
