/**
 * Idempotency keys: one per intention of the user. The same call with the same input keeps its key until its outcome
 * is known, so that a double click, an automatic retry and a second try after a lost answer are one deed. After that
 * the same words are a new intention.
 */
export function createIntentions(newKey: () => string = () => crypto.randomUUID()) {
  const open = new Map<string, string>()
  const nameOf = (path: string, input: unknown) => `${path} ${JSON.stringify(input)}`
  return {
    keyFor(path: string, input: unknown): string {
      const name = nameOf(path, input)
      const key = open.get(name) ?? newKey()
      open.set(name, key)
      return key
    },
    settle(path: string, input: unknown): void {
      open.delete(nameOf(path, input))
    },
  }
}
