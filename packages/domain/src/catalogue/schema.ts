import { z } from 'zod'
import { isDuration } from '../imports/durations.ts'
import { taxTreatmentNames } from '../orders/tax.ts'
import { CalendarDate, Id, text } from '../schema.ts'

/** In one spelling: compatible characters are one, and so are spaces. `referenceKey` tells whether two are the same. */
export const ServiceReference = text(
  60,
  z
    .string({ error: 'required' })
    .normalize('NFKC')
    .overwrite((reference) => reference.replace(/ +/g, ' ')),
)

/** Runs without the letters that Unicode 17 brought: Postgres 18 knows Unicode 16 and leaves them as they are. */
const foldedByBoth = /[^\u{A7CE}\u{A7D2}\u{A7D4}\u{16EA0}-\u{16EB8}]+/gu

/**
 * Upper and lower case do not tell references apart, nor does the small sigma that ends a word. The database has the same
 * rule in its function `reference_key`.
 */
export const referenceKey = (reference: string): string =>
  reference.replace(foldedByBoth, (letters) => letters.toLowerCase()).replaceAll('ς', 'σ')

const longestPriceCents = 100_000_000

/** Cents with tax, above zero, at most a million euros. */
const Price = z
  .int({ error: ({ input }) => (input === undefined ? 'required' : 'not-a-number') })
  .min(1, { error: 'not-positive' })
  .max(longestPriceCents, { error: 'amount-too-high' })

/** ISO 8601 in years, months, weeks and days: `P9M`. `writtenDuration` makes one of what people type. */
const Duration = z.string().refine(isDuration, { error: 'not-a-duration' })

/** What a file or a form says of a service. Without a tax treatment it is taxed as its centre's default says. */
const serviceFields = {
  reference: ServiceReference,
  name: text(200),
  priceCents: Price,
  taxTreatment: z.enum(taxTreatmentNames, { error: 'unknown-tax' }).optional(),
  endsOn: CalendarDate.optional(),
  duration: Duration.optional(),
}

type End = { endsOn?: unknown; duration?: unknown }

/** A service ends on a day or lasts a time: exactly one of them. */
export function endFault({ endsOn, duration }: End): 'end-or-duration' | 'end-and-duration' | undefined {
  if (endsOn === undefined && duration === undefined) return 'end-or-duration'
  return endsOn === undefined || duration === undefined ? undefined : 'end-and-duration'
}

const endsOnce = (service: End, context: z.RefinementCtx): void => {
  const code = endFault(service)
  if (code) context.addIssue({ code: 'custom', message: code, path: ['endsOn'] })
}

/** The fields alone, as rows of a file are held to them. That the end lies ahead is for those who know today. */
export const ServiceFields = z.object(serviceFields)
/** A service as a form sends it. */
export const NewService = z.object({ centreId: Id, ...serviceFields }).superRefine(endsOnce)

export const isPast = (endsOn: string, today: string): boolean => endsOn < today

export type ServiceFields = z.infer<typeof ServiceFields>
export type NewService = z.infer<typeof NewService>
