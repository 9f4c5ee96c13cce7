const pad = (value: number) => String(value).padStart(2, '0')

function calendarDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  date.setUTCFullYear(year)
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1000 && year <= 9999
  return exists ? `${year}-${pad(month)}-${pad(day)}` : null
}

/**
 * 'YYYY-MM-DD' from what a person typed, or null: day, month and year by any separator ("31/12/1980",
 * "31-12-1980", "31121980"), or an ISO date. Years have four digits; a day that no calendar has is refused.
 */
export function parseDate(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim())
  if (iso) return calendarDate(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const european =
    /^(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4})$/.exec(text.trim()) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text.trim())
  return european ? calendarDate(Number(european[3]), Number(european[2]), Number(european[1])) : null
}

/** 'YYYY-MM-DD' as dd/mm/yyyy, the order of every language offered. */
export function formatDate(date: string): string {
  const [year, month, day] = date.split('-')
  return `${day}/${month}/${year}`
}
