import { z } from 'zod'

type Shape = {
  type?: string
  format?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: Shape[]
  allOf?: Shape[]
  items?: Shape
  minItems?: number
  minimum?: number
  exclusiveMinimum?: number
  properties?: Record<string, Shape>
}

/** What a field of that name accepts, where its type alone does not say it. */
const byName: Record<string, unknown> = {
  after: undefined,
  expiresAt: undefined,
  phone: '+34612345678',
  documentNumber: '12345678Z',
  birthDate: '1990-01-01',
  postcode: '28001',
  country: 'ES',
  email: 'somebody@example.com',
  url: 'https://example.com/hooks',
}

/** For tests: an input that a schema accepts, with `id` wherever it takes an id; undefined where it takes nothing. */
export function sampleInput(schema: unknown, id: string): unknown {
  const shape = z.toJSONSchema(schema as z.ZodType, { io: 'input', unrepresentable: 'any' }) as Shape
  return sample('', shape, id)
}

function sample(name: string, shape: Shape, id: string): unknown {
  if (name in byName) return byName[name]
  if (shape.const !== undefined) return shape.const
  if (shape.enum) return shape.enum[0]
  const one = shape.anyOf?.find(({ type }) => type !== 'null') ?? shape.allOf?.[0]
  if (one) return sample(name, one, id)
  switch (shape.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(shape.properties ?? {}).map(([key, value]) => [key, sample(key, value, id)]),
      )
    case 'array':
      return Array.from({ length: Math.max(1, shape.minItems ?? 0) }, () => sample(name, shape.items ?? {}, id))
    case 'string':
      return text(shape.format, id)
    case 'integer':
    case 'number':
      return Math.max(1, shape.minimum ?? 1, (shape.exclusiveMinimum ?? 0) + 1)
    case 'boolean':
      return true
    default:
      return undefined
  }
}

function text(format: string | undefined, id: string): string {
  if (format === 'uuid') return id
  if (format === 'date') return '2026-11-22'
  if (format === 'date-time') return '2026-11-22T10:00:00.000Z'
  return 'sample text'
}
