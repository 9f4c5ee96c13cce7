import { openDatabase, openOwner } from '@cauce/database/connection'
import { platformProcess } from '@cauce/domain/access/scope'
import { testDatabase } from '@cauce/testing/database'
import { afterAll, expect, test } from 'vitest'
import { createPerform } from '../perform.ts'
import { testPayee } from '../testing/shipped-orders.ts'
import { merchantsDue } from './merchants-due.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 1)
const database = openDatabase({ url, connections: 1 })
const perform = createPerform({ database, linkKey: 'key' })
afterAll(() => Promise.all([owner.destroy(), database.close()]))

async function payeeAt(time_zone: string, hour: number): Promise<string> {
  const payee = await testPayee(owner, { time_zone, hour })
  await payee.owe(await payee.order(), 10_00)
  return payee.id
}

/** On which days, by which hourly slots from a first one on, a merchant's hour came. */
async function slotsOf(id: string, from: string, hours: number): Promise<string[]> {
  const found: string[] = []
  for (let hour = 0; hour < hours; hour += 1) {
    const slot = new Date(Date.parse(from) + hour * 3_600_000).toISOString()
    const { merchants } = await perform(merchantsDue, platformProcess, { slot })
    const due = merchants.find(({ merchantId }) => merchantId === id)
    if (due) found.push(`${slot.slice(0, 13)} for ${due.day}`)
  }
  return found
}

test('a merchant is paid once a day, when its hour comes by its own clock', async () => {
  expect(await slotsOf(await payeeAt('Europe/Madrid', 8), '2026-11-22T00:00:00.000Z', 48)).toEqual([
    '2026-11-22T07 for 2026-11-22',
    '2026-11-23T07 for 2026-11-23',
  ])
  expect(await slotsOf(await payeeAt('Pacific/Auckland', 0), '2026-11-22T00:00:00.000Z', 24)).toEqual([
    '2026-11-22T11 for 2026-11-23',
  ])
  expect(await slotsOf(await payeeAt('Asia/Kolkata', 23), '2026-11-22T00:00:00.000Z', 24)).toEqual([
    '2026-11-22T18 for 2026-11-22',
  ])
})

test('an hour that a change of clocks leaves out comes all the same, and one that it repeats comes once', async () => {
  const id = await payeeAt('Europe/Madrid', 2)
  expect(await slotsOf(id, '2027-03-28T00:00:00.000Z', 24)).toEqual(['2027-03-28T01 for 2027-03-28'])
  expect(await slotsOf(id, '2026-10-24T22:00:00.000Z', 24)).toHaveLength(1)
})

test('who is owed nothing new is passed over', async () => {
  const { id } = await testPayee(owner)
  expect(await slotsOf(id, '2026-11-22T00:00:00.000Z', 24)).toEqual([])
})
