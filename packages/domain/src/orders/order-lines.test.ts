import { describe, expect, test } from 'vitest'
import type { CartLineKind } from './cart.ts'
import { changeOfCart, type OrderLine, returnsOf, shipmentOf } from './order-lines.ts'

const line = (lineId: string, unitPriceCents: number, more: Partial<OrderLine> = {}): OrderLine => ({
  lineId,
  kind: 'product',
  reference: lineId,
  name: lineId,
  unitPriceCents,
  units: 1,
  taxTreatment: 'es-21',
  shipped: false,
  returnedUnits: 0,
  ...more,
})
const shipped = (lineId: string, unitPriceCents: number, more: Partial<OrderLine> = {}) =>
  line(lineId, unitPriceCents, { shipped: true, ...more })

test('an order is shipped once its goods are; discounts and shipping are not waited for', () => {
  const extras = (['discount', 'shipping'] satisfies CartLineKind[]).map((kind) => line(kind, 1_00, { kind }))
  expect(shipmentOf([line('a', 5_00), line('b', 5_00), ...extras])).toBe('unshipped')
  expect(shipmentOf([shipped('a', 5_00), line('b', 5_00), ...extras])).toBe('partly-shipped')
  expect(shipmentOf([shipped('a', 5_00), shipped('b', 5_00), ...extras])).toBe('shipped')
})

test('what came back is told from the lines', () => {
  expect(returnsOf([shipped('a', 5_00, { units: 2 })])).toBe('none')
  expect(returnsOf([shipped('a', 5_00, { units: 1, returnedUnits: 1 })])).toBe('partly-returned')
  expect(returnsOf([shipped('a', 5_00, { units: 0, returnedUnits: 2 })])).toBe('returned')
})

describe('an edited cart', () => {
  const cart = [shipped('sent', 10_00, { units: 3 }), line('waiting', 20_00)]

  test('without a shipped line, or with fewer of it, has a return', () => {
    const { change } = changeOfCart(cart, [{ ...cart[0]!, units: 1 }, cart[1]!], 50_00)
    expect(change).toEqual({
      differenceCents: -20_00,
      returned: [{ lineId: 'sent', units: 2 }],
      needsAcceptance: false,
    })
    expect(changeOfCart(cart, [cart[1]!], 50_00).change?.returned).toEqual([{ lineId: 'sent', units: 3 }])
  })

  test('of which an unshipped line is taken out has none', () => {
    expect(changeOfCart(cart, [cart[0]!], 50_00).change).toMatchObject({ differenceCents: -20_00, returned: [] })
  })

  test('never makes more of what was shipped, nor something else', () => {
    for (const change of [{ units: 4 }, { unitPriceCents: 10_01 }, { kind: 'service' as const }])
      expect(changeOfCart(cart, [{ ...cart[0]!, ...change }, cart[1]!], 50_00).code).toBe('line-shipped')
  })

  test('above what the shopper accepted waits for them, however it was before', () => {
    const dearer = [...cart, line('new', 1, { lineId: undefined as never })]
    expect(changeOfCart(cart, dearer, 50_00).change?.needsAcceptance).toBe(true)
    expect(changeOfCart(cart, dearer, 60_00).change?.needsAcceptance).toBe(false)
  })

  test('of an order that is shipped never grows without the shopper, not even up to what they once accepted', () => {
    const sent = [shipped('kept', 10_00), shipped('back', 10_00, { units: 0, returnedUnits: 1 })]
    const more = [sent[0]!, line('new', 5_00, { lineId: undefined as never })]
    expect(changeOfCart(sent, more, 90_00).change?.needsAcceptance).toBe(true)
    expect(
      changeOfCart([...sent, line('waiting', 1_00)], [...more, line('waiting', 1_00)], 90_00).change,
    ).toMatchObject({
      needsAcceptance: false,
    })
    expect(changeOfCart(sent, [], 90_00).change?.needsAcceptance).toBe(false)
  })
})
