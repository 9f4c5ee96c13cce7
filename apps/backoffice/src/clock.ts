import { createSignal, onCleanup } from 'solid-js'

/** The instant (ISO), moved on every second while somebody looks. */
export function useClock(): () => string {
  const [now, setNow] = createSignal(new Date().toISOString())
  const timer = setInterval(() => setNow(new Date().toISOString()), 1000)
  onCleanup(() => clearInterval(timer))
  return now
}
