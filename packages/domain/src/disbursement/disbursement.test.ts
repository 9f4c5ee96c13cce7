import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import type { CartLineKind } from '../orders/cart.ts'
import { commissionOfPart, commissionRate } from './commission.ts'
import { disbursableCents } from './disbursable.ts'
import { payoutOf } from './disbursement.ts'

const line = (unitPriceCents: number, shipped: boolean, kind: CartLineKind = 'product', units = 1) => ({
  kind,
  unitPriceCents,
  units,
  shipped,
})

describe('what may be disbursed', () => {
  test('of 3 + 5 + 10, the 5 returned before the first payout and the 10 after it: +13.00, then −10.00', () => {
    const [three, ten] = [line(3_00, true), line(10_00, true)]
    const first = disbursableCents([three, ten])
    const second = disbursableCents([three]) - first
    expect([first, second]).toEqual([13_00, -10_00])
  })

  test('a discount and the shipping go with the goods in proportion, and in full with the last', () => {
    const rest = [line(10_00, false, 'discount'), line(4_00, false, 'shipping')]
    expect(disbursableCents([line(20_00, true), line(40_00, false), ...rest])).toBe(18_00)
    expect(disbursableCents([line(20_00, true), line(40_00, true), ...rest])).toBe(54_00)
    expect(disbursableCents([line(20_00, false), line(40_00, false), ...rest])).toBe(0)
  })

  const anyLines = fc.array(
    fc.record({
      kind: fc.constantFrom<CartLineKind>('service', 'product', 'discount', 'shipping'),
      unitPriceCents: fc.nat(500_00),
      units: fc.integer({ min: 1, max: 5 }),
      shipped: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  test.prop([anyLines])('it is never below nothing nor above the cart, and grows with what is shipped', (lines) => {
    const shipped = lines.map((one) => ({ ...one, shipped: true }))
    const now = disbursableCents(lines)
    expect(now).toBeGreaterThanOrEqual(0)
    const goods = lines.filter(({ kind }) => kind === 'service' || kind === 'product')
    if (goods.length > 0) expect(now).toBeLessThanOrEqual(disbursableCents(shipped))
    const more = lines.map((one, index) => (index === 0 ? { ...one, shipped: true } : one))
    expect(disbursableCents(more)).toBeGreaterThanOrEqual(now)
  })
})

describe('commission', () => {
  const tariff = [
    { fromCents: 0, fromInstalments: 1, rateBp: 300 },
    { fromCents: 100_00, fromInstalments: 1, rateBp: 250 },
    { fromCents: 300_00, fromInstalments: 1, rateBp: 200 },
    { fromCents: 0, fromInstalments: 12, rateBp: 500 },
  ]

  test('tiers are half-open: the third one applies from 300.00 on', () => {
    expect([99_99, 100_00, 299_99, 300_00].map((cents) => commissionRate(tariff, cents, 3))).toEqual([
      300, 250, 250, 200,
    ])
  })

  test('more instalments have a tariff of their own', () => {
    expect([11, 12, 24].map((count) => commissionRate(tariff, 300_00, count))).toEqual([200, 500, 500])
    expect(commissionRate([], 300_00, 3)).toBeUndefined()
  })

  test.prop([fc.array(fc.integer({ min: -50_000, max: 50_000 }), { maxLength: 20 }), fc.nat(2_000)])(
    'whatever the parts, they sum up to the commission of the whole; what all comes back costs nothing',
    (parts, rateBp) => {
      let disbursed = 0
      let net = 0
      let vat = 0
      const take = (part: number) => {
        const commission = commissionOfPart(disbursed, part, rateBp, 2100)
        disbursed += part
        net += commission.netCents
        vat += commission.vatCents
      }
      for (const part of parts) if (disbursed + part >= 0) take(part)
      const whole = commissionOfPart(0, disbursed, rateBp, 2100)
      expect([net, vat]).toEqual([whole.netCents, whole.vatCents])
      take(-disbursed)
      expect([net, vat].map(Math.abs)).toEqual([0, 0])
    },
  )
})

describe('a payment', () => {
  test('is what was shipped and not returned, less commission with VAT', () => {
    const lines = [
      { grossCents: 100_00, netCents: 3_00, vatCents: 63 },
      { grossCents: -20_00, netCents: -60, vatCents: -13 },
    ]
    expect(payoutOf(lines)).toEqual({ grossCents: 80_00, netCents: 2_40, vatCents: 50, paidCents: 77_10 })
  })

  test('is none where nothing is left, and what is missing waits with its lines', () => {
    const returned = { grossCents: -20_00, netCents: -60, vatCents: -13 }
    expect(payoutOf([])).toBeUndefined()
    expect(payoutOf([returned])).toBeUndefined()
    expect(payoutOf([returned, { grossCents: 50_00, netCents: 1_50, vatCents: 32 }])?.paidCents).toBe(28_91)
  })
})
