/**
 * How long and how many, said once for the schemas and for the fields of pages that stop there. Without zod, so that a
 * page may import them.
 */

/** Characters. */
export const longest = {
  keyName: 60,
  search: 80,
  viewName: 60,
  saleReference: 40,
  lineReference: 60,
  lineName: 200,
  note: 2000,
  rejectReason: 200,
  correctionReason: 200,
  accountHolder: 70,
  webhookUrl: 500,
  webhookDescription: 100,
  duration: 40,
  feedUser: 100,
  feedSecret: 500,
  centresCell: 4000,
} as const

/** An amount of money that one sale may have at most: a million euros. */
export const mostCents = 100_000_000

export const mostUnits = 10_000

/** Centres that one person may be given. */
export const mostCentres = 500

/** Records that one action takes at once. */
export const mostAtOnce = 200

/** A list that is imported comes in a file of at most so many bytes. */
export const largestFileBytes = 16 * 1024 * 1024

/** A day of a busy account is some megabytes; a bank's statement that is larger is none. */
export const largestStatementBytes = 20_000_000

/** Lists are counted no further, so that it costs the same however many there are; while searching sooner. */
export const countedAtMost = { all: 10_000, found: 1_000 } as const
