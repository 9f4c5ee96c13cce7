import { expect, test } from 'vitest'
import { draftOf, emptyService, factsIn, faultsOf, type ServiceFacts, toAdd, toChange } from './draft.ts'

const today = '2026-11-22'
const centreId = '00000000-0000-4000-8000-000000000001'
const id = '00000000-0000-4000-8000-000000000002'
const service: ServiceFacts = {
  reference: 'ING-B2',
  name: 'Inglés B2',
  priceCents: 118_000,
  taxTreatment: null,
  endsOn: null,
  duration: 'P9M',
}

test('an empty form misses everything but the tax', () => {
  const missing = { reference: 'required', name: 'required', priceCents: 'required', endsOn: 'required' }
  expect(faultsOf(emptyService(''), today)).toEqual({ ...missing, centreId: 'required' })
  expect(faultsOf({ ...emptyService(centreId), end: 'duration' }, today)).toMatchObject({ duration: 'required' })
})

test('a service read into the form is sent back as it was', () => {
  const draft = draftOf(service, centreId)
  expect(draft).toMatchObject({ end: 'duration', duration: '9 meses', endsOn: '' })
  expect(faultsOf(draft, today, service)).toEqual({})
  expect(toChange(draft, { id, version: 3 })).toEqual({
    ...{ reference: 'ING-B2', name: 'Inglés B2', priceCents: 118_000, duration: 'P9M' },
    ...{ id, version: 3 },
  })
})

test('of end date and duration only the one that is chosen is sent', () => {
  const draft = { ...draftOf(service, centreId), end: 'date' as const, endsOn: '2027-05-01' }
  expect(toAdd(draft)).toMatchObject({ endsOn: '2027-05-01' })
  expect(toAdd(draft)).not.toHaveProperty('duration')
})

test('an end that has passed is refused, unless it was so before', () => {
  const ended = { ...service, endsOn: '2026-01-31', duration: null }
  const draft = draftOf(ended, centreId)
  expect(faultsOf(draft, today, ended)).toEqual({})
  expect(faultsOf(draft, today)).toEqual({ endsOn: 'date-in-past' })
  expect(faultsOf({ ...draft, endsOn: '2026-02-01' }, today, ended)).toEqual({ endsOn: 'date-in-past' })
  expect(faultsOf({ ...draft, endsOn: '31 de no sé' }, today)).toEqual({ endsOn: 'not-a-date' })
})

test('what cannot be read is said for what it is', () => {
  const draft = { ...draftOf(service, centreId), duration: 'mucho', priceCents: null, priceText: 'caro' }
  expect(faultsOf(draft, today)).toEqual({ duration: 'not-a-duration', priceCents: 'not-a-number' })
  expect(faultsOf({ ...draft, priceText: '10,0055' }, today)).toMatchObject({ priceCents: 'too-many-decimals' })
  expect(faultsOf({ ...draft, priceCents: 0, duration: '90 años' }, today)).toEqual({
    ...{ duration: 'duration-too-long', priceCents: 'not-positive' },
  })
})

test('a change meanwhile tells the service as it is now', () => {
  const details = { reference: 'A', name: 'B', priceCents: 5, endsOn: '2027-01-01', version: 4 }
  expect(factsIn(details)).toEqual({ ...details, taxTreatment: null, duration: null })
})
