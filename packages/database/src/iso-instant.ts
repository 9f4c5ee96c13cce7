/**
 * An instant as Postgres writes it, `2026-11-22 15:00:00.12+00`, as ISO 8601 with milliseconds: `2026-11-22T15:00:00.120Z`.
 * Lists consist of instants, so the usual case, a session in UTC and a year of four digits, goes without a `Date`.
 */
export function isoInstant(text: string): string {
  const zone = text.indexOf('+00', 19)
  if (text.charCodeAt(10) !== space || zone < 0 || zone + 3 !== text.length) return new Date(text).toISOString()
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, Math.min(zone, 23)).padEnd(3, '0')}Z`
}

const space = 32
