import type { Permission } from '@cauce/domain/access/permissions'
import type { z } from 'zod'
import { appRouter } from '../router.ts'
import { acting } from './acting.ts'
import { asking } from './asking.ts'
import type { Described } from './described.ts'
import { errorSchema, refusals } from './errors.ts'
import { introduction } from './introduction.ts'
import { liveChanges } from './live-changes.ts'
import { orders } from './orders.ts'
import { jsonSchema } from './schema.ts'
import { services } from './services.ts'
import { webhookHeaders, webhooks } from './webhooks.ts'

type Procedure = { _def: { type: 'query' | 'mutation'; meta?: { permission?: Permission }; inputs: unknown[] } }

/** Every procedure that a key may be allowed to call, with what the document says of it. */
export const publicProcedures: readonly Described[] = [...asking, ...acting, ...orders, ...services]

/** What a key may be allowed to call and has no use for: an import, and what came of one, begins with a file that a page sends. */
export const forPagesOnly = /^(?:imports|shipments)\.|^(?:orders|services)\.(?:views|saveView|removeView)$/

const procedures = appRouter._def.procedures as unknown as Record<string, Procedure>

/** The OpenAPI 3.1 document of the API that services call at `origin`. */
export const openApiDocument = (origin: string) => ({
  openapi: '3.1.0',
  info: { title: 'Cauce', version: '1', description: introduction },
  servers: [{ url: origin }],
  security: [{ key: [] }],
  tags: [
    { name: 'financings', description: 'Orders sold by phone, and the way they are paid' },
    { name: 'orders', description: 'What was confirmed: shipment, instalments, refunds and disbursements' },
    { name: 'services', description: 'The catalogue' },
    { name: 'live', description: 'What changes, as it changes' },
    { name: 'webhooks', description: 'What happens, told to an address of yours' },
  ],
  paths: Object.fromEntries([
    ...publicProcedures.map((described) => [`/trpc/${described.name}`, { post: call(described) }]),
    ['/trpc/live.changes', { get: liveChanges }],
  ]),
  webhooks,
  components: {
    schemas: { Error: errorSchema },
    securitySchemes: {
      key: { type: 'http', scheme: 'bearer', description: 'A key of the merchant’s: `cauce_key_…`' },
    },
    parameters: {
      ...webhookHeaders,
      IdempotencyKey: {
        name: 'Idempotency-Key',
        in: 'header',
        description:
          'Names this action. Sent again with the same body, it is answered as the first time and does nothing; with another body it is refused with `idempotency-key-reused`.',
        schema: { type: 'string', pattern: '^[\\x21-\\x7e]{8,200}$' },
        example: 'order-ENG-2026-118',
      },
    },
  },
})

function call({ name, summary, description, refuses, answer, ...examples }: Described) {
  const { type, meta, inputs } = procedures[name]!._def
  const scope = `Scope: \`${meta?.permission}\`.`
  return {
    operationId: name,
    tags: [name.split('.')[0]],
    summary,
    description: description ? `${description}\n\n${scope}` : scope,
    ...(type === 'mutation' && { parameters: [{ $ref: '#/components/parameters/IdempotencyKey' }] }),
    ...('exampleInput' in examples && {
      requestBody: {
        required: true,
        content: {
          'application/json': { schema: jsonSchema(inputs[0] as z.ZodType, 'input'), example: examples.exampleInput },
        },
      },
    }),
    responses: {
      200: {
        description: 'Done',
        content: {
          'application/json': { schema: answered(answer), example: { result: { data: examples.exampleAnswer } } },
        },
      },
      ...refusals(refuses),
    },
  }
}

const closed = (name: string, schema: object) => ({
  type: 'object',
  properties: { [name]: schema },
  required: [name],
  additionalProperties: false,
})

const answered = (answer: z.ZodType) => closed('result', closed('data', jsonSchema(answer, 'output')))
