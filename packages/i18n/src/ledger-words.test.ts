import type { LedgerFact } from '@cauce/domain/ledger/facts'
import { expect, test } from 'vitest'
import { entryText } from './ledger-words.ts'

const said = (fact: LedgerFact) => entryText(fact, 'es')

test('an entry says what happened, with its names and numbers', () => {
  expect(said({ kind: 'confirmation' })).toBe('Venta confirmada')
  expect(said({ kind: 'capture', purpose: 'first', instalment: null })).toBe('Cobro de la primera cuota')
  expect(said({ kind: 'capture', purpose: 'instalment', instalment: 2 })).toBe('Cobro de la cuota 2')
  expect(said({ kind: 'shipment', lines: ['Libro', 'Láminas', 'Inglés B2'] })).toBe(
    'Se envió Libro, Láminas e Inglés B2',
  )
  expect(said({ kind: 'return', lines: ['Libro'] })).toBe('Se devolvió Libro')
  expect(said({ kind: 'refund', way: 'card', number: 'R-1', last4: '4242' })).toBe('Reembolso R-1 a la tarjeta 4242')
  expect(said({ kind: 'refund', way: 'transfer', number: 'R-1', last4: null })).toBe('Reembolso R-1 por transferencia')
  expect(said({ kind: 'cancellation', reason: 'duplicate' })).toMatch(/^Pedido anulado: ./)
  expect(said({ kind: 'plan-change', reason: 'withdrawn' })).toBe('Plan cambiado: Desistimiento del crédito')
  expect(said({ kind: 'payout-rejected', number: 'D-1' })).toBe('El banco rechazó el desembolso D-1')
})

test('what nobody knows any more is called by its kind', () => {
  expect(said({ kind: 'capture', purpose: 'instalment', instalment: null })).toBe('Cobro')
  expect(said({ kind: 'refund', way: 'card', number: null, last4: null })).toBe('Reembolso')
  expect(said({ kind: 'shipment', lines: [] })).toBe('Envío')
  expect(said({ kind: 'payout', number: null })).toBe('Desembolso')
})
