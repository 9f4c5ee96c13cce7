import { z } from 'zod'

type Shape = Record<string, unknown>

/** A zod schema as OpenAPI 3.1 takes it. What JSON Schema cannot say, such as a rule between two fields, is left out. */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Shape {
  const { $schema: _, ...shape } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema: made }) => shorten(made),
  }) as Shape
  return shape
}

/** A format is easier to read than its pattern; that whole numbers are ones that JavaScript holds need not be said. */
function shorten(made: Shape): void {
  if (made.format) delete made.pattern
  if (made.minimum === Number.MIN_SAFE_INTEGER) delete made.minimum
  if (made.maximum === Number.MAX_SAFE_INTEGER) delete made.maximum
}
