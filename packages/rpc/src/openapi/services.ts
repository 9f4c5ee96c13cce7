import { z } from 'zod'
import { ChangedMany, cents, day, id, ids, instant, taxTreatment } from './answers.ts'
import { described } from './described.ts'

const version = z.int().min(1).describe('Counts the changes; a change names the version that it was made on')

const ServiceRow = z.object({
  id,
  merchantId: id,
  centreId: id,
  reference: z.string(),
  name: z.string(),
  priceCents: cents,
  taxTreatment: taxTreatment.nullable().describe('Null: as its centre'),
  endsOn: day.nullable().describe('Either this or the duration'),
  duration: z.string().nullable().describe('ISO 8601, such as P9M'),
  ended: z.boolean(),
  version,
  updatedAt: instant,
})

const service = {
  id: ids.service,
  merchantId: ids.merchant,
  centreId: ids.centre,
  reference: 'ENG',
  name: 'English course',
  priceCents: 90_000,
  taxTreatment: null,
  endsOn: null,
  duration: 'P9M',
  ended: false,
  version: 1,
  updatedAt: '2026-11-22T10:00:00.000Z',
}

const oneEnd = 'A service has exactly one of `endsOn` and `duration`. Amounts include tax.'

/** The catalogue. */
export const services = [
  described('services.list', {
    summary: 'Services of the catalogue',
    description: 'A page of what a filter lets through; send `next` as `after` to get the following one.',
    exampleInput: { end: 'ahead', sort: 'reference', limit: 20 },
    answer: z.object({ rows: z.array(ServiceRow), next: z.string().nullable() }),
    exampleAnswer: { rows: [service], next: null },
  }),
  described('services.get', {
    summary: 'One service, also a removed one',
    refuses: ['not-found'],
    exampleInput: { id: ids.service },
    answer: ServiceRow.extend({ removedAt: instant.nullable(), liveFinancings: z.int().min(0) }),
    exampleAnswer: { ...service, removedAt: null, liveFinancings: 2 },
  }),
  described('services.suggest', {
    summary: 'Services of a centre for what was typed',
    description: 'Up to ten that can still be sold; references that begin so come first.',
    exampleInput: { centreId: ids.centre, text: 'eng' },
    answer: z.array(ServiceRow),
    exampleAnswer: [service],
  }),
  described('services.add', {
    summary: 'Add a service to a centre’s catalogue',
    description: oneEnd,
    refuses: ['not-found', 'reference-taken', 'idempotency-key-reused'],
    exampleInput: {
      centreId: ids.centre,
      reference: 'ENG-B2',
      name: 'English course B2',
      priceCents: 90_000,
      duration: 'P9M',
    },
    answer: z.object({ id, version }),
    exampleAnswer: { id: ids.service, version: 1 },
  }),
  described('services.change', {
    summary: 'Change a service',
    description: `${oneEnd} Carts that have it already keep what they sold. Where somebody changed it meanwhile, \`details\` hold it as it is now.`,
    refuses: ['not-found', 'changed-meanwhile', 'reference-taken', 'idempotency-key-reused'],
    exampleInput: {
      id: ids.service,
      version: 1,
      reference: 'ENG',
      name: 'English course',
      priceCents: 95_000,
      duration: 'P9M',
    },
    answer: z.object({ id, version }),
    exampleAnswer: { id: ids.service, version: 2 },
  }),
  described('services.remove', {
    summary: 'Remove services from the catalogue',
    description: 'Carts that have them keep what they sold. Answers with those that were there.',
    refuses: ['not-found', 'idempotency-key-reused'],
    exampleInput: { ids: [ids.service] },
    answer: ChangedMany,
    exampleAnswer: { ids: [ids.service] },
  }),
  described('services.restore', {
    summary: 'Bring removed services back',
    refuses: ['not-found', 'reference-taken', 'idempotency-key-reused'],
    exampleInput: { ids: [ids.service] },
    answer: ChangedMany,
    exampleAnswer: { ids: [ids.service] },
  }),
]
