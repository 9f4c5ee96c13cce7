import { openDatabase, openOwner } from '@cauce/database/connection'
import { testDatabase } from '@cauce/testing/database'
import { afterAll, describe, expect, test } from 'vitest'
import { createPerform } from '../../perform.ts'
import { platformFinance as finance } from '../../testing/merchant.ts'
import { bankEntry, bankStatement, statementTrial } from '../../testing/statements.ts'
import { markDisbursementPaid } from '../settle-disbursement.ts'
import { dismissEntries } from './dismiss-entries.ts'
import { readStatement } from './list-statements.ts'
import { matchEntry } from './match-entry.ts'
import { paymentsForEntry } from './payments-for-entry.ts'
import { reopenEntry } from './reopen-entry.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 2)
const database = openDatabase({ url, connections: 6 })
const perform = createPerform({ database, linkKey: 'key' })
afterAll(() => Promise.all([owner.destroy(), database.close()]))
const { payment, firstOf, entriesOf, madeOf, stateOf, contents } = statementTrial(owner, perform)

describe('finance clears differences up', () => {
  const oneDifference = async (entry = bankEntry(null, -100_00)) => {
    const { id } = await firstOf(bankStatement([entry]))
    const [row] = await entriesOf(id)
    return { statementId: id, id: row!.id }
  }

  test('says which payment it is, and that is paid; twice changes nothing; then nobody takes it back', async () => {
    const { id: disbursementId, number } = await payment(123_45)
    const { statementId, id } = await oneDifference(bankEntry(null, -123_45))
    expect(await perform(paymentsForEntry, finance, { id })).toMatchObject([
      { id: disbursementId, number, state: 'sent', meaning: 'paid', to: 'paid' },
    ])
    await perform(matchEntry, finance, { id, disbursementId })
    const before = await contents()
    await perform(matchEntry, finance, { id, disbursementId })
    expect(await contents()).toBe(before)
    expect(await stateOf(disbursementId)).toBe('paid')
    expect(await entriesOf(statementId)).toMatchObject([
      { state: 'matched', difference: 'no-reference', payment: { number }, mayReopen: false },
    ])
    await expect(perform(reopenEntry, finance, { id })).rejects.toThrow('entry-moved-payment')
  })

  test('says that incoming money is a return, which the bank did not call one', async () => {
    const { id: disbursementId, number } = await payment(77_77)
    const { id } = await oneDifference(bankEntry(number, 77_77))
    await perform(matchEntry, finance, { id, disbursementId })
    expect(await stateOf(disbursementId)).toBe('rejected')
  })

  test('a match that moved nothing is taken back, and made again', async () => {
    const { id: disbursementId, number } = await payment(66_66)
    await perform(markDisbursementPaid, finance, { id: disbursementId })
    const { statementId, id } = await oneDifference(bankEntry(null, -66_66))
    await perform(matchEntry, finance, { id, disbursementId })
    expect((await entriesOf(statementId))[0]?.mayReopen).toBe(true)
    for (let again = 0; again < 2; again += 1) await perform(reopenEntry, finance, { id })
    expect(await madeOf(statementId)).toEqual([['difference', 'no-reference', null]])
    await perform(matchEntry, finance, { id, disbursementId })
    expect(await madeOf(statementId)).toEqual([['matched', 'no-reference', number]])
  })

  test('what does not fit a payment is refused with what is left of it', async () => {
    const [one, { id: prepared }] = [await payment(55_00), await payment(55_01, { sent: false })]
    const { id } = await oneDifference(bankEntry(null, -55_01))
    const match = (disbursementId: string) => perform(matchEntry, finance, { id, disbursementId })
    await expect(match(one.id)).rejects.toMatchObject({ details: { difference: 'other-amount' } })
    await expect(match(prepared)).rejects.toMatchObject({ details: { difference: 'not-sent' } })
    await expect(match(crypto.randomUUID())).rejects.toThrow('not-found')
    expect(await perform(paymentsForEntry, finance, { id })).toEqual([])
  })

  test('two who say at once which entry paid it: one is heard', async () => {
    const { id: disbursementId } = await payment(44_44)
    const two = [await oneDifference(bankEntry(null, -44_44)), await oneDifference(bankEntry('X', -44_44))]
    const ends = await Promise.allSettled(two.map(({ id }) => perform(matchEntry, finance, { id, disbursementId })))
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'entry-does-not-fit', details: { difference: 'paid-twice' } },
    })
  })

  test('several are dismissed with one reason; what is none is refused whole, and a dismissal is taken back', async () => {
    const { number } = await payment(33_33)
    const { id: statementId } = await firstOf(
      bankStatement([bankEntry(null, -1_00), bankEntry(null, -2_00), bankEntry(number, -33_33)]),
    )
    const [first, second, matched] = await entriesOf(statementId)
    const dismiss = (ids: string[], reason = 'Comisión del banco') => perform(dismissEntries, finance, { ids, reason })
    await expect(dismiss([first!.id, matched!.id])).rejects.toThrow('move-not-allowed')
    await expect(dismiss([first!.id, crypto.randomUUID()])).rejects.toThrow('not-found')
    expect((await perform(readStatement, finance, { id: statementId })).differences).toBe(2)
    for (let again = 0; again < 2; again += 1) await dismiss([first!.id, second!.id])
    expect(await entriesOf(statementId)).toMatchObject([
      { state: 'dismissed', reason: 'Comisión del banco', mayReopen: true },
      { state: 'dismissed' },
      { state: 'matched', mayReopen: false },
    ])
    await expect(dismiss([first!.id], 'Otra cosa')).rejects.toThrow('move-not-allowed')
    await perform(reopenEntry, finance, { id: first!.id })
    await expect(perform(reopenEntry, finance, { id: matched!.id })).rejects.toThrow('move-not-allowed')
    expect(await perform(readStatement, finance, { id: statementId })).toMatchObject({ differences: 1, dismissed: 1 })
  })
})
