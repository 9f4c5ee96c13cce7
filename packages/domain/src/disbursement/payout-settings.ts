import { z } from 'zod'
import { longest } from '../limits.ts'
import { areRetryDays } from '../payments/retries.ts'
import { CalendarDate, Cents, Id, multiline, searchWords, text } from '../schema.ts'
import { readBic, readIban } from './iban.ts'
import { tariffFault } from './tariff.ts'

const Iban = text(50).refine((typed) => typed === '' || readIban(typed) !== undefined, { error: 'invalid-iban' })
const Bic = text(20)
  .refine((typed) => readBic(typed) !== undefined, { error: 'invalid-bic' })
  .optional()

/** Whose settings, as they were read: whoever changed them meanwhile is not overwritten. */
const Revised = z.object({ merchantId: Id, revision: z.int() })

/** Where invoices go. */
export const InvoiceAddress = Revised.extend({ street: text(200), postcode: text(20), city: text(100) })

/** In basis points. */
const Rate = z.int({ error: 'not-a-number' }).min(0, { error: 'not-a-number' }).max(10_000, { error: 'rate-too-high' })

/** Who is invoiced, and the VAT on its commission in basis points: of its country, or none where it accounts for it itself. */
export const InvoiceIdentity = Revised.extend({
  legalName: text(200),
  taxId: text(30),
  commissionVatBp: Rate,
})

/** The zone by its name in the time zone database. */
const TimeZone = text(60).refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), { error: 'bad-input' })

export const PayoutHour = Revised.extend({ hour: z.int().min(0).max(23), timeZone: TimeZone })

/** Whether services are shipped by the confirmation of their order, or when somebody marks them. */
export const ServiceShipping = Revised.extend({ atConfirmation: z.boolean() })

/** Days after the due date of a declined instalment on which it is tried again; none where it is overdue at once. */
export const RetryDays = Revised.extend({
  days: z.array(z.number()).refine(areRetryDays, { error: 'invalid-retry-days' }),
})

const upTo = (most: number) =>
  z.int({ error: 'out-of-range' }).min(1, { error: 'out-of-range' }).max(most, { error: 'out-of-range' })

/** How long a link and an offer hold, in days; the hours after which the shopper is reminded, null for never. */
export const SaleTerms = Revised.extend({
  linkDays: upTo(90),
  offerDays: upTo(365),
  reminderHours: upTo(720).nullable(),
})

/** The account as somebody typed it; spaces do not matter. */
export const NewAccount = z.object({
  merchantId: Id,
  iban: Iban,
  bic: Bic,
  reason: multiline(longest.note).min(1, { error: 'required' }),
})

/** Whoever approves types the number as the merchant's bank confirmed it; whoever refuses says why. */
export const AccountDecision = z.discriminatedUnion('decision', [
  z.object({ id: Id, decision: z.literal('approve'), iban: Iban }),
  z.object({ id: Id, decision: z.literal('refuse'), note: multiline(longest.note).min(1, { error: 'required' }) }),
])

const Tier = z.object({
  fromCents: Cents.min(0),
  fromInstalments: z.int({ error: 'not-a-number' }).min(0).max(120, { error: 'amount-too-high' }),
  rateBp: Rate,
})

export const NewTariff = z.object({
  merchantId: Id,
  validFrom: CalendarDate,
  tiers: z
    .array(Tier)
    .min(1, { error: 'required' })
    .max(50)
    .superRefine((tiers, context) => {
      const fault = tariffFault(tiers)
      if (fault) context.addIssue({ code: 'custom', message: fault })
    }),
})

export const PayoutMerchantsPage = z.object({
  search: searchWords(longest.search).optional(),
  /** Only those with a change of account that waits, or without an account. */
  account: z.enum(['waiting', 'missing']).optional(),
  after: z.string().max(500).optional(),
  limit: z.int().min(1).max(100).default(50),
})
