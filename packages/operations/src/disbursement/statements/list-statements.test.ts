import { openDatabase, openOwner } from '@cauce/database/connection'
import { testDatabase } from '@cauce/testing/database'
import { afterAll, expect, test } from 'vitest'
import { createPerform } from '../../perform.ts'
import { platformFinance as finance } from '../../testing/merchant.ts'
import { bankEntry, bankStatement, statementTrial } from '../../testing/statements.ts'
import { listStatements, readStatement } from './list-statements.ts'
import { statementEntries } from './statement-entries.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 2)
const database = openDatabase({ url, connections: 6 })
const perform = createPerform({ database, linkKey: 'key' })
afterAll(() => Promise.all([owner.destroy(), database.close()]))
const { firstOf } = statementTrial(owner, perform)

test('what a statement comes to is told in euro', async () => {
  const { id } = await firstOf(bankStatement([bankEntry(null, -1_00), bankEntry(null, 5_00, { currency: 'USD' })]))
  expect(await perform(readStatement, finance, { id })).toMatchObject({ entries: 2, inCents: 0, outCents: -1_00 })
})

test('lists go page by page, and by what is asked for', async () => {
  const { id } = await firstOf(
    bankStatement([
      bankEntry(null, -1_00),
      bankEntry('NADIE', -2_00),
      bankEntry(null, -3_00, { remittance: 'Comisión' }),
    ]),
  )
  const first = await perform(statementEntries, finance, { id, limit: 2 })
  const rest = await perform(statementEntries, finance, { id, limit: 2, after: first.next ?? '' })
  expect([...first.rows, ...rest.rows].map(({ position }) => position)).toEqual([1, 2, 3])
  expect(rest.next).toBeNull()
  const found = await perform(statementEntries, finance, { id, search: 'comision', states: ['difference'] })
  expect(found.rows.map(({ position }) => position)).toEqual([3])
  expect((await perform(statementEntries, finance, { id, states: ['matched'] })).rows).toEqual([])

  const clear = await firstOf(bankStatement([], { fromDay: '2020-01-01', toDay: '2020-01-02' }))
  const listed = async (filter: object) => (await perform(listStatements, finance, filter)).rows.map((row) => row.id)
  expect(await listed({ from: '2020-01-02', to: '2020-01-02' })).toEqual([clear.id])
  expect(await listed({ open: true })).not.toContain(clear.id)
  expect(await listed({ open: false })).toContain(clear.id)
  expect(await listed({ open: false })).not.toContain(id)
  const page = await perform(listStatements, finance, { limit: 1 })
  expect(page.rows.map((row) => row.id)).toEqual([clear.id])
  expect((await perform(listStatements, finance, { limit: 1, after: page.next ?? '' })).rows[0]?.id).toBe(id)
})
