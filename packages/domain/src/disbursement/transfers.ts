import { z } from 'zod'

/** The account that the platform pays merchants from, with its holder. */
export const Debtor = z.object({ name: z.string().min(1), iban: z.string(), bic: z.string().nullable() })
export type Debtor = z.infer<typeof Debtor>

/** The most that one SEPA transfer carries: 999,999,999.99. Source: EPC132-08, AT-04. */
export const largestTransferCents = 999_999_999_99

/** What keeps a prepared payment out of the bank's file: it has no valid account, or is more than a transfer carries. */
export type HeldBackBy = 'account' | 'amount'
