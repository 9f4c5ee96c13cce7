/** More than any process hears in a day; what is older than that changes nothing in the database either. */
const remembered = 200

/** The keys of what was heard lately, so that a repeat is passed over. */
export function heardKeys(carried: readonly string[] = []) {
  const keys = new Set(carried)
  return {
    /** Whether the key is heard for the first time. */
    isNew(key: string): boolean {
      if (keys.has(key)) return false
      keys.add(key)
      for (const oldest of keys) {
        if (keys.size <= remembered) break
        keys.delete(oldest)
      }
      return true
    },
    all: (): string[] => [...keys],
  }
}
