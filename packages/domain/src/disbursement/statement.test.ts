import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { mayMove } from '../moves.ts'
import { meaningByHand, meaningOf, type NamedPayment, readEntries, type StatementEntry } from './statement.ts'
import { disbursementMoves, disbursementStates } from './states.ts'

const entry = (endToEndId: string | null, amountCents: number, some: Partial<StatementEntry> = {}): StatementEntry => ({
  ...{ bookedOn: '2026-11-23', amountCents, currency: 'EUR', endToEndId, isReturn: false, returnReason: null },
  ...{ counterparty: { name: null, iban: null }, remittance: null, bankReference: null },
  ...some,
})
const back = (endToEndId: string, amountCents: number) => entry(endToEndId, amountCents, { isReturn: true })
const payment = (state: NamedPayment['state'], amountCents = 100_00, paid = 0, returned = 0): NamedPayment => ({
  ...{ state, amountCents, booked: { paid, returned } },
})
const read = (entries: StatementEntry[], payments: Record<string, NamedPayment>) =>
  readEntries(entries, new Map(Object.entries(payments))).map((meaning) =>
    meaning.kind === 'difference' ? meaning.difference : [meaning.kind, meaning.to],
  )

describe('a statement is read entry by entry', () => {
  test('what left the account to the cent is paid, what the bank gives back is rejected', () => {
    const payments = { a: payment('sent'), b: payment('sent'), c: payment('paid') }
    expect(read([entry('a', -100_00), back('b', 100_00), back('c', 100_00)], payments)).toEqual([
      ['paid', 'paid'],
      ['returned', 'rejected'],
      ['returned', 'rejected'],
    ])
  })

  test('what finance noted by hand before is confirmed, and not noted again', () => {
    expect(read([entry('a', -100_00)], { a: payment('paid') })).toEqual([['paid', null]])
    expect(read([back('a', 100_00)], { a: payment('rejected') })).toEqual([['returned', null]])
  })

  test('one that left and came back on one day ends rejected, whichever the bank lists first', () => {
    const [out, returned] = [entry('a', -100_00), back('a', 100_00)]
    expect(read([out, returned], { a: payment('sent') })).toEqual([
      ['paid', 'paid'],
      ['returned', 'rejected'],
    ])
    expect(read([returned, out], { a: payment('sent') })).toEqual([
      ['returned', 'rejected'],
      ['paid', 'paid'],
    ])
  })

  test('one whose return was read before its payment is no difference', () => {
    expect(read([entry('a', -100_00)], { a: payment('rejected', 100_00, 0, 1) })).toEqual([['paid', null]])
  })

  test.each([
    ['no-reference', entry(null, -3_00), payment('sent')],
    ['unknown-reference', entry('z', -100_00), payment('sent')],
    ['other-currency', entry('a', -100_00, { currency: 'USD' }), payment('sent')],
    ['other-amount', entry('a', -99_99), payment('sent')],
    ['other-amount', back('a', 99_99), payment('paid')],
    [
      'other-account',
      entry('a', -100_00, { counterparty: { name: null, iban: 'ES9121000418450200051332' } }),
      { ...payment('sent'), iban: 'DE89370400440532013000' },
    ],
    ['wrong-direction', entry('a', 100_00), payment('sent')],
    ['wrong-direction', back('a', -100_00), payment('sent')],
    ['not-sent', entry('a', -100_00), payment('prepared')],
    ['paid-twice', entry('a', -100_00), payment('paid', 100_00, 1)],
    ['returned-twice', back('a', 100_00), payment('rejected', 100_00, 1, 1)],
    ['rejected-before', entry('a', -100_00), payment('rejected')],
  ] as const)('%s is a difference, and moves nothing', (difference, one, known) => {
    expect(read([one], { a: known })).toEqual([difference])
  })

  test('the same twice in one statement is paid once', () => {
    expect(read([entry('a', -100_00), entry('a', -100_00)], { a: payment('sent') })).toEqual([
      ['paid', 'paid'],
      'paid-twice',
    ])
  })
})

test('by hand, incoming money may be a return though the bank does not call it one; an amount stays what it is', () => {
  expect(meaningByHand(entry(null, 100_00), payment('paid'))).toEqual({ kind: 'returned', to: 'rejected' })
  expect(meaningByHand(entry(null, -99_00), payment('sent'))).toMatchObject({ difference: 'other-amount' })
})

const anyEntries = fc.array(
  fc
    .record({
      id: fc.constantFrom(null, 'a', 'b', 'c', 'z'),
      cents: fc.constantFrom(-200, -100, 100, 200),
      currency: fc.constantFrom('EUR', 'EUR', 'USD'),
      isReturn: fc.boolean(),
    })
    .map(({ id, cents, currency, isReturn }) => entry(id, cents, { currency, isReturn })),
  { maxLength: 30 },
)
const anyPayments = fc.dictionary(
  fc.constantFrom('a', 'b', 'c'),
  fc.record({
    state: fc.constantFrom(...disbursementStates),
    amountCents: fc.constantFrom(100, 200),
    booked: fc.record({ paid: fc.nat(1), returned: fc.nat(1) }),
  }),
)

test.prop([anyEntries, anyPayments])(
  'whatever a bank writes, a payment moves only along its moves, is paid once and returned once',
  (entries, payments) => {
    const known = new Map(Object.entries(payments))
    const meanings = readEntries(entries, known)
    expect(meanings).toHaveLength(entries.length)
    for (const [id, before] of known) {
      const of = meanings.filter((_, index) => entries[index]?.endToEndId === id)
      const ways = (['paid', 'returned'] as const).map((kind) => of.filter((meaning) => meaning.kind === kind))
      for (const [index, way] of ways.entries())
        expect(way.length + [before.booked.paid, before.booked.returned][index]!).toBeLessThanOrEqual(
          Math.max(1, [before.booked.paid, before.booked.returned][index]!),
        )
      let { state } = before
      for (const meaning of ways.flat()) {
        if (meaning.kind === 'difference' || meaning.to === null) continue
        expect(mayMove(disbursementMoves, state, meaning.to)).toBe(true)
        state = meaning.to
      }
    }
    expect(meanings.filter(({ kind }) => kind === 'difference')).toEqual(
      meanings.filter((_, index) => {
        const { endToEndId } = entries[index]!
        return endToEndId === null || !known.has(endToEndId) || meanings[index]?.kind === 'difference'
      }),
    )
  },
)

test.prop([anyEntries, anyPayments])('the same statement again would move nothing', (entries, payments) => {
  const known = new Map(Object.entries(payments))
  const first = readEntries(entries, known)
  const after = new Map(
    [...known].map(([id, before]) => {
      const of = first.filter((_, index) => entries[index]?.endToEndId === id)
      const count = (kind: 'paid' | 'returned') => of.filter((meaning) => meaning.kind === kind).length
      const state = of.reduce(
        (now, meaning) => (meaning.kind === 'returned' ? (meaning.to ?? now) : now),
        of.reduce((now, meaning) => (meaning.kind === 'paid' ? (meaning.to ?? now) : now), before.state),
      )
      const booked = {
        paid: before.booked.paid + count('paid'),
        returned: before.booked.returned + count('returned'),
      }
      return [id, { ...before, state, booked }] as const
    }),
  )
  for (const meaning of readEntries(entries, after)) if (meaning.kind !== 'difference') expect(meaning.to).toBeNull()
})

test('a meaning is of the payment alone', () => {
  expect(meaningOf(entry('whatever', -100_00), payment('sent'))).toEqual({ kind: 'paid', to: 'paid' })
})
