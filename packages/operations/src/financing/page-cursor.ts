import { Refusal } from '@cauce/domain/errors'
import { z } from 'zod'

/** Where a page ended: the value the list is sorted by, and the id that breaks ties. */
export type Cursor = { value: string | number; id: string }

const Stored = z.tuple([z.union([z.iso.datetime(), z.int()]), z.uuid()])

export const encodeCursor = ({ value, id }: Cursor): string =>
  Buffer.from(JSON.stringify([value, id])).toString('base64url')

/** Refuses a text that no page gave with `bad-input`. */
export function decodeCursor(text: string): Cursor {
  try {
    const [value, id] = Stored.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
    return { value, id }
  } catch {
    throw new Refusal('bad-input', {}, { after: 'bad-input' })
  }
}
