/**
 * Turns a question about many keys into one about a single key. Whoever asks while an answer is awaited shares the next
 * question with all who came meanwhile, so that many at once cost one round trip, and nobody gets an answer that was
 * on its way before they asked. A key that the answer leaves out gives undefined; a failure is everybody's who asked.
 */
export function askTogether<Answer>(
  ask: (keys: string[]) => Promise<Map<string, Answer>>,
): (key: string) => Promise<Answer | undefined> {
  let waiting: PromiseWithResolvers<Map<string, Answer>> | undefined
  let keys = new Set<string>()
  let asking = false

  async function askAll(): Promise<void> {
    asking = true
    while (waiting) {
      const { resolve, reject } = waiting
      const asked = [...keys]
      waiting = undefined
      keys = new Set()
      await ask(asked).then(resolve, reject)
    }
    asking = false
  }

  return async (key) => {
    waiting ??= Promise.withResolvers()
    keys.add(key)
    const { promise } = waiting
    if (!asking) void askAll()
    return (await promise).get(key)
  }
}
