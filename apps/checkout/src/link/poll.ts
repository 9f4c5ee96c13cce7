/** How long to wait before the next question: from a second up to `longestMs`. */
export const waitBefore = (asked: number, longestMs: number): number => Math.min(longestMs, 1000 * 1.4 ** asked)

/**
 * Asks again and again, ever more slowly, until `ask` answers true or the returned function is called. Nothing is asked
 * while the page is hidden; coming back asks at once. A question that failed is asked again like any other.
 */
export function poll(ask: () => Promise<boolean>, longestMs: number): () => void {
  let asked = 0
  let stopped = false
  let timer: number | undefined

  async function next(): Promise<void> {
    clearTimeout(timer)
    if (stopped || document.hidden) return
    const done = await ask().catch(() => false)
    asked += 1
    clearTimeout(timer)
    if (!done && !stopped) timer = window.setTimeout(() => void next(), waitBefore(asked, longestMs))
    if (done) stop()
  }
  const seen = () => {
    if (!document.hidden) void next()
  }
  function stop(): void {
    stopped = true
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', seen)
  }
  document.addEventListener('visibilitychange', seen)
  void next()
  return stop
}
