/** What a cell holds. Amounts are integer cents, a number is shown with all its digits; an instant is ISO UTC, shown in `timeZone`, a day an ISO date. */
export type Cell =
  | { kind: 'text'; text: string }
  | { kind: 'amount'; cents: number }
  | { kind: 'number'; value: number }
  | { kind: 'instant'; instant: string; timeZone: string }
  | { kind: 'day'; date: string }
  | { kind: 'empty' }

export type Column<Row> = { header: string; widthCharacters: number; cell(row: Row): Cell }

export const text = (value: string): Cell => ({ kind: 'text', text: value })
export const amount = (cents: number): Cell => ({ kind: 'amount', cents })
export const number = (value: number): Cell => ({ kind: 'number', value })
export const instant = (value: string | null, timeZone: string): Cell =>
  value === null ? { kind: 'empty' } : { kind: 'instant', instant: value, timeZone }

export const day = (value: string | null): Cell => (value === null ? { kind: 'empty' } : { kind: 'day', date: value })

/** An instant on the clock of its zone, `2026-11-22T11:05:00`. */
export function wallClock(value: string, timeZone: string): string {
  const format = zoneFormats.get(timeZone) ?? zoneFormat(timeZone)
  return format.format(Date.parse(value)).replace(' ', 'T')
}

const zoneFormats = new Map<string, Intl.DateTimeFormat>()

/** Sweden writes dates and times as ISO does. */
function zoneFormat(timeZone: string): Intl.DateTimeFormat {
  const format = new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone, year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  })
  zoneFormats.set(timeZone, format)
  return format
}
