import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { financingMoves } from './financing/states.ts'
import { deliveryMoves } from './messaging/states.ts'
import { type Moves, mayMove } from './moves.ts'
import { orderMoves } from './orders/states.ts'
import { attemptMoves } from './payments/states.ts'

const tables: Record<string, { moves: Moves<string>; first: string }> = {
  financing: { moves: financingMoves, first: 'live' },
  order: { moves: orderMoves, first: 'awaited' },
  attempt: { moves: attemptMoves, first: 'begun' },
  message: { moves: deliveryMoves, first: 'queued' },
}

describe.each(Object.entries(tables))('the states of %s', (_, { moves, first }) => {
  const states = Object.keys(moves)
  const state = fc.constantFrom(...states)

  test.prop([state, state])('a move is what the table says, and never to where it is', (from, to) => {
    expect(mayMove(moves, from, to)).toBe(moves[from]?.includes(to))
    expect(mayMove(moves, from, from)).toBe(false)
  })

  test.prop([fc.string(), state])('from a state that there is not, nothing moves', (from, to) => {
    fc.pre(!states.includes(from))
    expect(mayMove(moves, from, to)).toBe(false)
  })

  test('every state is come to', () => {
    const reached = new Set([first])
    for (const from of reached) for (const to of moves[from] ?? []) reached.add(to)
    expect([...reached].toSorted()).toEqual(states.toSorted())
  })
})

test('money that was taken leaves an attempt only by being given back', () => {
  expect(attemptMoves.captured).toEqual(['refunded'])
  expect(attemptMoves.refunded).toEqual([])
})

test.prop([fc.array(fc.constantFrom(...Object.values(attemptMoves).flat()), { maxLength: 20 })])(
  'an attempt that captured or kept a card never comes to voided or declined',
  (wishes) => {
    let state: string = 'begun'
    let holds = false
    for (const wish of wishes) {
      if (mayMove(attemptMoves, state, wish)) state = wish
      holds ||= state === 'captured' || state === 'kept'
      if (holds) expect(['captured', 'kept', 'refunded']).toContain(state)
    }
  },
)

test('reports may arrive repeated and out of order: a message never goes back', () => {
  const order = ['queued', 'unknown', 'sent', 'failed', 'delivered']
  for (const from of order)
    for (const to of order)
      expect(mayMove(deliveryMoves, from, to as 'sent')).toBe(order.indexOf(to) > order.indexOf(from))
})
