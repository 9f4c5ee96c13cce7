import { Refusal } from '@cauce/domain/errors'
import { z } from 'zod'

/** Where a page of a list ended: the value the list is sorted by, and the id that breaks ties. */
export type Cursor<Value extends string | number = string | number> = { value: Value; id: string }

export const encodeCursor = ({ value, id }: Cursor): string =>
  Buffer.from(JSON.stringify([value, id])).toString('base64url')

/** Refuses a text that no page sorted by such a value gave with `bad-input`. */
export function decodeCursor<Value extends string | number>(text: string, schema: z.ZodType<Value>): Cursor<Value> {
  try {
    const [value, id] = z.tuple([schema, z.uuid()]).parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
    return { value, id }
  } catch {
    throw new Refusal('bad-input', {}, { after: 'bad-input' })
  }
}

/** Instants that Postgres can compare with. */
export const cursorInstant = z.iso.datetime().refine((instant) => instant >= '1900' && instant < '2201')
