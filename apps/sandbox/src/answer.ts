import { setTimeout as sleep } from 'node:timers/promises'
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'

type Mischief = { delayMs: number; lose: boolean }

/**
 * Sends an answer for work that is already committed: late, or never. A lost answer cuts the connection, so the
 * caller cannot know whether anything happened.
 */
export async function answer(
  c: Context<{ Bindings: HttpBindings }>,
  { delayMs, lose }: Mischief,
  response: () => Response,
): Promise<Response> {
  if (delayMs > 0) await sleep(delayMs)
  if (lose) c.env.incoming.socket.destroy()
  return response()
}
