export type MovableClock = {
  /** The instant the clock stands at; a new object at each call. */
  now: () => Date
  /** Moves it forward, or back with negative numbers. */
  advance: (by: { days?: number; hours?: number; minutes?: number; seconds?: number }) => void
  set: (instant: string | Date) => void
}

/** A clock that stands still until it is moved; it starts at `start`, an ISO instant. */
export function movableClock(start = '2026-11-22T10:00:00.000Z'): MovableClock {
  let at = new Date(start).getTime()
  return {
    now: () => new Date(at),
    advance({ days = 0, hours = 0, minutes = 0, seconds = 0 }) {
      at += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
    },
    set(instant) {
      at = new Date(instant).getTime()
    },
  }
}
