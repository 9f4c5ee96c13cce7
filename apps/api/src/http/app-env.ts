import type { Actor } from '@cauce/domain/access/scope'
import type { HttpBindings } from '@hono/node-server'

/** What travels with a request through the handlers. */
export type AppEnv = {
  Bindings: HttpBindings
  Variables: {
    requestId: string
    /** What the log calls this request, where its pattern says too little: the procedures' names. */
    route?: string
    /** Who acts, where the request came with a key. */
    service?: Actor
  }
}
