/** Seconds between two tries of a charge, at most. */
export const longestPause = 30

/** How often a step is tried in so many seconds, its pauses doubling from one second on. */
export function triesWithin(seconds: number): number {
  let tries = 1
  for (let pause = 1, passed = 1; passed <= seconds; passed += pause) {
    tries += 1
    pause = Math.min(pause * 2, longestPause)
  }
  return tries
}
