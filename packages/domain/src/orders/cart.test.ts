import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { type CartLine, cartLineKinds, cartTotalCents, discountFault, lineAmounts } from './cart.ts'
import { splitTax, taxTreatmentNames, taxTreatments } from './tax.ts'

const lines = fc.array(
  fc.record<CartLine>({
    kind: fc.constantFrom(...cartLineKinds),
    reference: fc.constant('R'),
    name: fc.constant('N'),
    unitPriceCents: fc.integer({ min: 0, max: 100_000_00 }),
    units: fc.integer({ min: 1, max: 999 }),
    taxTreatment: fc.constantFrom(...taxTreatmentNames),
  }),
  { maxLength: 20 },
)
const line = (kind: CartLine['kind'], unitPriceCents: number, units = 1): CartLine => ({
  kind,
  reference: 'R',
  name: 'N',
  unitPriceCents,
  units,
  taxTreatment: 'es-21',
})

test('a discount is entered positive and reduces the total', () => {
  expect(cartTotalCents([line('service', 250_00), line('shipping', 4_95), line('discount', 10_00, 2)])).toBe(234_95)
})

test('the total is never below zero', () => {
  expect(cartTotalCents([line('product', 10_00), line('discount', 25_00)])).toBe(0)
  expect(cartTotalCents([])).toBe(0)
})

test('a discount above the rest of the cart is told by its place, one as high as the cart is none', () => {
  expect(discountFault([line('discount', 9_00), line('product', 10_00), line('discount', 2_00)])).toEqual({
    'lines.2.unitPriceCents': 'discount-above-cart',
  })
  expect(Object.keys(discountFault([line('discount', 6_00, 2), line('product', 10_00), line('discount', 0)]))).toEqual([
    'lines.0.unitPriceCents',
  ])
  expect(discountFault([line('product', 10_00), line('discount', 10_00)])).toEqual({})
})

test.prop([lines, fc.infiniteStream(fc.nat())])('the order of the lines does not change the total', (cart, keys) => {
  const shuffled = cart
    .map((entry) => ({ entry, key: keys.next().value }))
    .sort((one, other) => one.key - other.key)
    .map(({ entry }) => entry)
  expect(cartTotalCents(shuffled)).toBe(cartTotalCents(cart))
})

test.prop([lines])('net and tax make the line, and have its sign', (cart) => {
  for (const entry of cart) {
    const { grossCents, netCents, taxCents } = lineAmounts(entry)
    expect(netCents + taxCents).toBe(grossCents)
    expect(Math.abs(netCents)).toBeLessThanOrEqual(Math.abs(grossCents))
    expect(netCents * grossCents).toBeGreaterThanOrEqual(0)
  }
})

test('net is gross / (1 + rate), rounded half up', () => {
  expect(splitTax(121_00, 'es-21')).toEqual({ netCents: 100_00, taxCents: 21_00 })
  expect(splitTax(10_00, 'fr-5.5')).toEqual({ netCents: 9_48, taxCents: 52 })
  expect(splitTax(10_00, 'fr-2.1')).toEqual({ netCents: 9_79, taxCents: 21 })
  expect(splitTax(3, 'fr-20')).toEqual({ netCents: 3, taxCents: 0 })
  expect(splitTax(10_00, 'exempt')).toEqual({ netCents: 10_00, taxCents: 0 })
})

test('a discount gives back as much tax as the same price took', () => {
  const { grossCents, netCents, taxCents } = lineAmounts(line('discount', 9_99))
  expect({ grossCents, netCents, taxCents }).toEqual({ grossCents: -9_99, netCents: -8_26, taxCents: -1_73 })
})

test('each treatment is named after its country and rate', () => {
  for (const name of taxTreatmentNames) {
    const { country, rateBp } = taxTreatments[name]
    expect(name).toBe(country === null ? 'exempt' : `${country.toLowerCase()}-${rateBp / 100}`)
  }
})
