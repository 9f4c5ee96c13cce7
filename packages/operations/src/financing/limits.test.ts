import { openDatabase, openOwner } from '@cauce/database/connection'
import { testDatabase } from '@cauce/testing/database'
import { afterAll, expect, test } from 'vitest'
import { createPerform } from '../perform.ts'
import { testMerchant } from '../testing/merchant.ts'
import { addNote, removeNote } from './financing-notes.ts'
import { listViews, saveView } from './saved-views.ts'
import { sendFinancing } from './send-financing.ts'

const { url } = await testDatabase()
const owner = openOwner(url)
const database = openDatabase({ url })
const perform = createPerform({ database, linkKey: 'a key for tests' })
const { id: merchantId, agent, administrator, sale } = await testMerchant(owner)
afterAll(() => Promise.all([owner.destroy(), database.close()]))

test('somebody keeps fifty views and no more, whatever the others keep, also when two save at once', async () => {
  const views = Array.from({ length: 49 }, (_, index) => ({
    user_id: agent.userId,
    page: 'financings',
    name: `${index}`,
  }))
  await owner
    .insertInto('saved_view')
    .values(views.map((view) => ({ ...view, query: '' })))
    .execute()
  const save = (name: string) => perform(saveView, agent, { name, query: '' })
  const results = await Promise.allSettled([save('one'), save('two'), save('three')])
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await expect(save('four')).rejects.toMatchObject({ code: 'limit-reached', details: { limit: 50 } })
  expect(await perform(listViews, agent, undefined)).toHaveLength(50)
  await perform(saveView, administrator, { name: 'mine', query: '' })
})

test('a financing has two hundred notes and no more; one that is removed makes room', async () => {
  const { id } = await perform(sendFinancing, agent, sale())
  const note = {
    merchant_id: merchantId,
    subject_kind: 'financing',
    subject_id: id,
    author_id: agent.userId,
    body: 'b',
    created_at: '2026-11-22T10:00:00.000Z',
  }
  await owner
    .insertInto('note')
    .values(Array.from({ length: 199 }, () => note))
    .execute()
  const add = () => perform(addNote, agent, { id, body: 'one more' })
  const last = await add()
  await expect(add()).rejects.toMatchObject({ code: 'limit-reached', details: { limit: 200 } })
  await perform(removeNote, agent, last)
  await add()
})
