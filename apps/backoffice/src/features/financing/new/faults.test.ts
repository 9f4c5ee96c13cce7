import { expect, test } from 'vitest'
import { type Draft, emptyDraft, emptyLine } from './draft.ts'
import { faultsOf, toSend } from './faults.ts'

const id = '01987f3a-7d5c-7b1e-8a43-2f1c5d6e7f80'
const today = '2026-11-22'
const complete: Draft = {
  centreId: id,
  reference: 'MKT-27-01',
  productId: id,
  customerId: null,
  shopper: {
    firstName: 'Ana',
    lastName: 'Ruiz',
    email: ' ana@example.com ',
    phone: '612 34 56 78',
    phoneCountry: 'ES',
    documentNumber: '12345678-z',
    birthDate: '1990-05-01',
    street: 'Calle Mayor 1',
    postcode: '28013',
    city: 'Madrid',
    country: 'ES',
    locale: 'es',
  },
  lines: [{ ...emptyLine('1', 'es-21'), reference: 'C-1', name: 'Curso', unitPriceCents: 2890_00 }],
}
const withShopper = (changes: Partial<Draft['shopper']>): Draft => ({
  ...complete,
  shopper: { ...complete.shopper, ...changes },
})

test('a complete draft is sent with phone, document and e-mail in their normal form', () => {
  expect(faultsOf(complete, today)).toEqual({})
  expect(toSend(complete)).toMatchObject({
    shopper: { phone: '+34612345678', documentNumber: '12345678Z', email: 'ana@example.com' },
    lines: [{ kind: 'service', reference: 'C-1', units: 1 }],
  })
  expect(toSend(complete)).not.toHaveProperty('customerId')
})

test('an empty draft lacks everything, each said at its field', () => {
  const faults = faultsOf(emptyDraft({ merchant: null, centres: [], products: [] }, '1'), today)
  expect(new Set(Object.values(faults))).toEqual(new Set(['required']))
  expect(Object.keys(faults).sort()).toEqual(
    [
      ...['centreId', 'reference', 'productId'],
      ...['firstName', 'lastName', 'email', 'phone', 'documentNumber', 'birthDate', 'street', 'postcode', 'city'].map(
        (name) => `shopper.${name}`,
      ),
      ...['reference', 'name', 'unitPriceCents'].map((name) => `lines.0.${name}`),
    ].sort(),
  )
})

test.each([
  [{ phone: '612 34' }, 'shopper.phone', 'invalid-phone'],
  [{ phone: '06 12 34 56 78' }, 'shopper.phone', 'invalid-phone'],
  [{ documentNumber: '12345678A' }, 'shopper.documentNumber', 'invalid-document'],
  [{ birthDate: '2010-01-01' }, 'shopper.birthDate', 'not-an-adult'],
  [{ birthDate: '31/02/1990' }, 'shopper.birthDate', 'not-a-date'],
  [{ email: 'ana@' }, 'shopper.email', 'invalid-email'],
  [{ firstName: 'x'.repeat(81) }, 'shopper.firstName', 'too-long'],
] as const)('%j is refused at its field', (changes, path, code) => {
  expect(faultsOf(withShopper(changes), today)).toEqual({ [path]: code })
})

test('a phone is read in the country chosen for it', () => {
  expect(faultsOf(withShopper({ phone: '06 12 34 56 78', phoneCountry: 'FR' }), today)).toEqual({})
})

const terms = {
  pricing: { kind: 'fees' as const, setupFeeCents: 0, instalmentFeeCents: 0 },
  instalmentCounts: [3],
  minCents: 100_00,
  maxCents: 3000_00,
  firstInstalment: 'today' as const,
}
const withLines = (...lines: Partial<Draft['lines'][number]>[]): Draft => ({
  ...complete,
  lines: lines.map((line) => ({ ...complete.lines[0]!, ...line })),
})

test('a discount above the cart is a fault of its price, before anything is sent', () => {
  const discount = { kind: 'discount' as const, unitPriceCents: 2890_01 }
  expect(faultsOf(withLines({}, discount), today, terms)).toEqual({ 'lines.1.unitPriceCents': 'discount-above-cart' })
  expect(faultsOf(withLines({ unitPriceCents: null }, discount), today, terms)).toEqual({
    'lines.0.unitPriceCents': 'required',
  })
})

test('a total that the product does not finance is a fault of the cart', () => {
  for (const unitPriceCents of [99_99, 3000_01, 0])
    expect(faultsOf(withLines({ unitPriceCents }), today, terms)).toEqual({ lines: 'total-out-of-range' })
  expect(faultsOf(withLines({ unitPriceCents: 100_00 }), today, terms)).toEqual({})
  expect(faultsOf(withLines({}), today, { ...terms, instalmentCounts: [] })).toEqual({
    lines: 'instalments-not-offered',
  })
})
