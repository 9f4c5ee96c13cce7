import { z } from 'zod'
import { longest } from '../limits.ts'
import { Id, text, typed } from '../schema.ts'

/** A named view of a list, as somebody keeps it for themselves; `query` is the text of its page's address. */
export const NewView = z.object({ name: text(longest.viewName), query: typed(2000) })
export const ViewId = z.object({ id: Id })
