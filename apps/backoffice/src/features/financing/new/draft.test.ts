import { expect, test } from 'vitest'
import {
  type DraftLine,
  draftLineCents,
  draftTotalCents,
  emptyDraft,
  emptyLine,
  filledLine,
  isUntouched,
  linesInCentre,
  movedLine,
  readDraft,
  retypedLine,
  type SaleOptions,
  simulation,
} from './draft.ts'

const terms = {
  pricing: { kind: 'fees' as const, setupFeeCents: 1500, instalmentFeeCents: 0 },
  instalmentCounts: [3, 6],
  minCents: 100_00,
  maxCents: 5000_00,
  firstInstalment: 'today' as const,
}
const options: SaleOptions = {
  merchant: { id: 'm', name: 'Academia Faro', locale: 'es', country: 'ES', timeZone: 'Europe/Madrid' },
  centres: [{ id: 'c', name: 'Madrid', taxTreatment: 'es-21' }],
  products: [{ id: 'p', name: 'Hasta 6 cuotas', terms }],
}
const line = (kind: DraftLine['kind'], unitPriceCents: number | null, units: number | null = 1): DraftLine => ({
  ...emptyLine('k', 'es-21', kind),
  unitPriceCents,
  units,
})

test('a new draft has chosen all that there is no choice about', () => {
  const draft = emptyDraft(options, '1')
  expect(draft).toMatchObject({
    centreId: 'c',
    productId: 'p',
    shopper: { country: 'ES', phoneCountry: 'ES', locale: 'es' },
  })
  expect(draft.lines).toEqual([emptyLine('1', 'es-21')])
  const two = { ...options, centres: [...options.centres, { id: 'd', name: 'Vigo', taxTreatment: 'exempt' as const }] }
  expect(emptyDraft(two, '1').centreId).toBe('')
})

test('the total follows every keystroke, and what is half typed counts nothing', () => {
  expect(draftTotalCents([line('service', 2890_00), line('shipping', 5_00, 2), line('product', null)])).toBe(2900_00)
  expect(draftTotalCents([line('service', 100_00, null)])).toBe(0)
  expect(draftTotalCents([line('service', -100_00), line('service', 50_00)])).toBe(50_00)
})

test('a discount reduces the total, never below zero', () => {
  expect(draftLineCents(line('discount', 90_00))).toBe(-90_00)
  expect(draftTotalCents([line('service', 100_00), line('discount', 90_00)])).toBe(10_00)
  expect(draftTotalCents([line('discount', 900_00), line('service', 100_00)])).toBe(0)
})

test('the simulator says the limits where the total is outside of them', () => {
  const simulated = (...lines: DraftLine[]) => simulation(terms, lines, '2026-11-22')
  const limits = { kind: 'out-of-range', minCents: 100_00, maxCents: 5000_00 }
  expect(simulated(line('service', null))).toEqual({ kind: 'nothing-yet' })
  expect(simulated(line('service', 99_99))).toEqual(limits)
  expect(simulated(line('service', 500_00), line('discount', 600_00))).toEqual(limits)
  const shown = simulated(line('service', 2890_00))
  expect(shown.kind === 'plans' && shown.plans.map((plan) => plan.instalments.length)).toEqual([3, 6])
})

test('a draft survives being stored', () => {
  const draft = { ...emptyDraft(options, '1'), reference: 'MKT-1', lines: [line('discount', 5_00, 2)] }
  draft.shopper.firstName = 'Ana'
  expect(readDraft(JSON.parse(JSON.stringify(draft)), options)).toEqual(draft)
})

test('a stored draft forgets a centre and a product that are not offered any more, and lines that are none', () => {
  const stored = { ...emptyDraft(options, '1'), centreId: 'gone', productId: 'gone', lines: [{ kind: 'gift' }, null] }
  expect(readDraft(stored, options)).toMatchObject({ centreId: 'c', productId: 'p', lines: [{ kind: 'service' }] })
})

test.each([null, 'x', 1, {}, { shopper: null, lines: [] }, { shopper: {}, lines: 'x' }])('%j is no draft', (stored) => {
  expect(readDraft(stored, options)).toBeUndefined()
})

test('only what was typed makes a draft worth keeping', () => {
  const draft = emptyDraft(options, '1')
  expect(isUntouched(draft)).toBe(true)
  expect(isUntouched({ ...draft, shopper: { ...draft.shopper, country: 'FR' } })).toBe(true)
  expect(isUntouched({ ...draft, shopper: { ...draft.shopper, city: 'León' } })).toBe(false)
  expect(isUntouched({ ...draft, lines: [line('service', 0)] })).toBe(false)
})

test('a line moves one place at a time and stops at the ends', () => {
  const lines = ['a', 'b', 'c'].map((key) => emptyLine(key, 'exempt'))
  const keys = (moved: DraftLine[]) => moved.map(({ key }) => key).join('')
  expect(keys(movedLine(lines, 0, 1))).toBe('bac')
  expect(keys(movedLine(lines, 2, -1))).toBe('acb')
  expect(keys(movedLine(lines, 0, -1))).toBe('abc')
  expect(keys(movedLine(lines, 2, 1))).toBe('abc')
})

const service = { id: 's', reference: 'ING-B2', name: 'Inglés B2', priceCents: 118_000, taxTreatment: null }

test('a service from the catalogue fills its row, taxed as the centre where it has no tax of its own', () => {
  const filled = filledLine(line('service', null, 2), service, 'es-10')
  expect(filled).toMatchObject({ serviceId: 's', reference: 'ING-B2', name: 'Inglés B2', unitPriceCents: 118_000 })
  expect(filled).toMatchObject({ units: 2, taxTreatment: 'es-10', key: 'k' })
  expect(filledLine(line('service', null), { ...service, taxTreatment: 'exempt' }, 'es-10').taxTreatment).toBe('exempt')
})

test('a row stays that service under another name or price, and not under another reference or kind', () => {
  const filled = filledLine(line('service', null), service, 'es-21')
  expect(retypedLine(filled, 'name', 'Inglés, oferta')).toMatchObject({ serviceId: 's', name: 'Inglés, oferta' })
  expect(retypedLine(filled, 'unitPriceCents', 5).serviceId).toBe('s')
  expect(retypedLine(filled, 'reference', 'ING').serviceId).toBeNull()
  expect(retypedLine(filled, 'kind', 'product').serviceId).toBeNull()
})

test('in another centre no row is of the catalogue before, and untouched taxes follow the centre', () => {
  const lines = [
    filledLine(line('service', null), service, 'es-21'),
    { ...line('shipping', 5), taxTreatment: 'es-4' as const },
  ]
  expect(linesInCentre(lines, 'es-21', 'exempt')).toMatchObject([
    { serviceId: null, reference: 'ING-B2', taxTreatment: 'exempt' },
    { serviceId: null, taxTreatment: 'es-4' },
  ])
})

test('a draft from before there was a catalogue is read', () => {
  const { serviceId: _none, ...old } = line('service', 5)
  expect(readDraft({ ...emptyDraft(options, '1'), lines: [old] }, options)?.lines).toEqual([line('service', 5)])
})
