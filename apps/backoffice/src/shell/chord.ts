/** Between the two keys. */
const patienceMs = 1000

/**
 * Reads two keys pressed one after the other, such as `g` and then a letter. Give it every key with its moment; it says
 * the second one when that completes a chord.
 */
export function createChord(first: string): (key: string, atMs: number) => string | undefined {
  let begunAtMs = -Infinity
  return (key, atMs) => {
    const second = atMs - begunAtMs < patienceMs ? key : undefined
    begunAtMs = second === undefined && key === first ? atMs : -Infinity
    return second
  }
}
