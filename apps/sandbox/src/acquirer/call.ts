import type { World } from '../world.ts'
import { type Form, group } from './form.ts'

/** One request to the acquirer, read and authenticated. */
export type Call = {
  world: World
  params: Form
  /** The id in the path, or an empty word. */
  id: string
  key: 'secret' | 'publishable'
  idempotencyKey: string | undefined
  /** Unix seconds. */
  now: number
  /** Where this request reached us, such as `http://localhost:3003`. */
  origin: string
}

export const metadataOf = (params: Form): Record<string, string> =>
  Object.fromEntries(
    Object.entries(group(params, 'metadata')).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  )
