import { openDatabase, openOwner } from '@cauce/database/connection'
import { movableClock } from '@cauce/testing/clock'
import { testDatabase } from '@cauce/testing/database'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { createPerform } from '../perform.ts'
import { testPayment } from '../testing/payment.ts'
import { testLinkKey } from '../testing/sale.ts'
import { openProcess } from './open-process.ts'
import { queueReminder } from './queue-reminder.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 2)
const database = openDatabase({ url, connections: 4 })
const clock = movableClock()
const perform = createPerform({ database, linkKey: testLinkKey, clock: clock.now })
afterAll(() => Promise.all([owner.destroy(), database.close()]))
beforeEach(() => clock.set('2026-11-23T12:00:00.000Z'))

async function sent({ reminderHours = 24 as number | null } = {}) {
  const sale = await testPayment(owner, perform)
  await owner
    .updateTable('merchant')
    .set({ reminder_after_hours: reminderHours })
    .where('id', '=', sale.merchantId)
    .execute()
  const { id, process } = sale
  return {
    ...sale,
    set: (facts: object) => owner.updateTable('financing').set(facts).where('id', '=', id).execute(),
    remindAt: async () => (await perform(openProcess, process, { id })).remindAt,
    remind: async () => (await perform(queueReminder, process, { id })).messageIds.length,
    reminders: async () => (await sale.messages()).filter(({ template }) => template === 'financing-reminder'),
  }
}

test('a reminder is due so many hours after the sale was sent, and only where its merchant says so', async () => {
  const sale = await sent()
  const { created_at } = await sale.financing()
  expect(await sale.remindAt()).toBe(new Date(Date.parse(created_at) + 24 * 3_600_000).toISOString())
  expect(await (await sent({ reminderHours: null })).remindAt()).toBeNull()
})

test('the shopper is reminded once by SMS, however often and by how many at once it is asked for', async () => {
  const sale = await sent()
  await Promise.all([sale.remind(), sale.remind(), sale.remind()])
  expect(await sale.reminders()).toMatchObject([{ channel: 'sms', state: 'queued' }])
})

test('nobody is reminded of what died, is being paid or reviewed, or has a link that ran out', async () => {
  const dead = await sent()
  await dead.set({ state: 'dead', dead_reason: 'withdrawn', settled_at: '2026-11-23T11:00:00.000Z' })
  const ranOut = await sent()
  await ranOut.set({ link_expires_at: '2026-11-23T11:59:59.000Z' })
  const paying = await sent()
  const attemptId = await paying.begin()
  await paying.submit(attemptId)
  await paying.claim(attemptId)
  for (const sale of [dead, ranOut, paying]) {
    expect(await sale.remind()).toBe(0)
    expect(await sale.reminders()).toEqual([])
  }
})
