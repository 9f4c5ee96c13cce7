import { expect, test } from 'vitest'
import { addedLine, carriedOver, edited, editedTotalCents, isChanged, linesOf, unitPriceOf } from './draft.ts'

const id = '01987f3a-7d5c-7b1e-8a43-2f1c5d6e7f80'
const lineId = '01987f3a-7d5c-7b1e-8a43-2f1c5d6e7f81'
const order = {
  lines: [
    {
      ...{ lineId, kind: 'product', reference: 'L1', name: 'Manual', unitPriceCents: 2500, units: 2 },
      ...{ taxTreatment: 'es-21', shipped: true, shippedAt: '2026-11-22T12:00:00.000Z', returnedUnits: 1 },
    },
    {
      ...{ lineId: id, kind: 'product', reference: 'L2', name: 'Funda', unitPriceCents: 900, units: 0 },
      ...{ taxTreatment: 'es-21', shipped: true, shippedAt: '2026-11-22T12:00:00.000Z', returnedUnits: 1 },
    },
  ],
} as Parameters<typeof linesOf>[0]

test('what came back whole is not edited, and what is kept goes to the server under its line', () => {
  const lines = linesOf(order)
  expect(lines.map(({ key }) => key)).toEqual([lineId])
  expect(edited(id, lines).lines).toMatchObject([{ lineId, units: 2, unitPriceCents: 2500 }])
  expect(isChanged(lines, linesOf(order))).toBe(false)
})

test('a row that was added has faults at its fields until it is whole', () => {
  const lines = [...linesOf(order), addedLine('new', 'shipping', 'es-21')]
  expect(edited(id, lines).faults).toEqual({
    'lines.1.reference': 'required',
    'lines.1.name': 'required',
    'lines.1.unitPriceCents': 'required',
  })
  expect(editedTotalCents(lines)).toBe(5000)
})

test('one’s own rows stand over another’s cart: one that is gone there is added again, and what was shipped meanwhile is', () => {
  const [line] = linesOf(order)
  const mine = [
    { ...line!, shipped: false, units: 1 },
    { ...line!, lineId: id },
  ]
  expect(carriedOver(mine, linesOf(order))).toMatchObject([
    { lineId, units: 1, shipped: true },
    { lineId: null, shipped: false },
  ])
  expect(edited(id, carriedOver(mine, [])).lines?.every((row) => row.lineId === undefined)).toBe(true)
})

test('a discount above the cart is a fault of its price', () => {
  const discount = { ...addedLine('new', 'discount', 'es-21'), reference: 'D', name: 'Descuento', unitPriceCents: 9000 }
  expect(edited(id, [...linesOf(order), discount]).faults).toEqual({ 'lines.1.unitPriceCents': 'discount-above-cart' })
})

test('a line’s total sets the price of its units where it divides into whole cents', () => {
  const [line] = linesOf(order)
  expect(unitPriceOf(line!, 4000)).toBe(2000)
  expect(unitPriceOf(line!, 4001)).toBeUndefined()
})
