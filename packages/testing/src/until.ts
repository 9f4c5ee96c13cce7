import { setTimeout as sleep } from 'node:timers/promises'

/** Asks again every 25 ms until `ask` answers something other than undefined or false; throws `what` after `withinMs`. */
export async function until<T>(what: string, ask: () => Promise<T | undefined | false>, withinMs = 10_000): Promise<T> {
  const deadline = Date.now() + withinMs
  for (;;) {
    const answer = await ask()
    if (answer !== undefined && answer !== false) return answer
    if (Date.now() > deadline) throw new Error(`not within ${withinMs} ms: ${what}`)
    await sleep(25)
  }
}
