import { z } from 'zod'
import { CalendarDate, Locale, text, typed } from '../schema.ts'

/** The person who pays. Phone, document and birth date are held to their rules by the operation, which knows today. */
export const Shopper = z.object({
  firstName: text(80),
  lastName: text(120),
  email: z.email({ error: 'invalid-email' }).max(200, { error: 'too-long' }),
  phone: z.string({ error: 'required' }).regex(/^\+[1-9][0-9]{6,14}$/, { error: 'invalid-phone' }),
  documentNumber: text(30),
  birthDate: CalendarDate,
  street: text(200),
  postcode: text(12),
  city: text(100),
  country: z.string({ error: 'required' }).regex(/^[A-Z]{2}$/, { error: 'required' }),
  locale: Locale,
})

/** What the agent has typed so far of who pays. */
export const CustomerHint = z.object({
  phone: typed(30).optional(),
  email: typed(200).optional(),
})

export type Shopper = z.infer<typeof Shopper>
