/**
 * The instant (ISO) at which it is a full hour of a calendar date in a zone such as `Europe/Madrid`; of an hour that
 * occurs twice the first, of one that is left out the next moment there is.
 */
export function localHour(timeZone: string, date: string, hour: number): string {
  const wanted = Date.parse(`${date}T${String(hour).padStart(2, '0')}:00:00Z`)
  const candidates = [wanted - offsetAt(timeZone, wanted - dayMs), wanted - offsetAt(timeZone, wanted + dayMs)]
  const fitting = candidates.filter((at) => at + offsetAt(timeZone, at) === wanted)
  return new Date(fitting.length > 0 ? Math.min(...fitting) : Math.max(...candidates)).toISOString()
}

const dayMs = 86_400_000

/** By how many milliseconds a zone's clocks are ahead of UTC at an instant. */
function offsetAt(timeZone: string, at: number): number {
  const format = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, calendar: 'iso8601', hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  })
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const shown = Date.UTC(parts.year!, parts.month! - 1, parts.day, parts.hour, parts.minute, parts.second)
  return shown - Math.floor(at / 1000) * 1000
}
