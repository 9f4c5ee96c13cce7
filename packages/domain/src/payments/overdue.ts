/** How long a debt has been due, in days, both included; each band in turn without a gap. */
export const debtAges = ['week', 'month', 'quarter', 'older'] as const
export type DebtAge = (typeof debtAges)[number]

/** The days of each band; the last has no end. */
export const daysOfAge: Readonly<Record<DebtAge, { from: number; to: number | null }>> = {
  week: { from: 1, to: 7 },
  month: { from: 8, to: 30 },
  quarter: { from: 31, to: 90 },
  older: { from: 91, to: null },
}

/** The band of a debt that has been due for so many days, one at least. */
export const debtAge = (days: number): DebtAge => debtAges.findLast((age) => daysOfAge[age].from <= days) ?? 'week'

/**
 * What becomes of an overdue instalment by itself: it is tried again, waits for automatic payments to be switched on, or
 * was given up after its last try.
 */
export const overdueStandings = ['retried', 'held', 'given-up'] as const
export type OverdueStanding = (typeof overdueStandings)[number]

export const overdueSorts = ['age', 'amount'] as const

/** What the list shows, each in the file as well. */
export const overdueColumns = [
  'due',
  'days',
  'merchant',
  'reference',
  'customer',
  'phone',
  'centre',
  'instalment',
  'tries',
  'refusal',
  'standing',
  'amount',
] as const
export type OverdueColumn = (typeof overdueColumns)[number]
