import { z } from 'zod'

/** The pieces that schemas are made of. They say what is wrong by a code of errors.ts; pages translate it. */
export const text = (longest: number) =>
  z.string({ error: 'required' }).trim().min(1, { error: 'required' }).max(longest, { error: 'too-long' })

export const Id = z.uuid({ error: 'bad-input' })
export const Locale = z.enum(['es', 'fr', 'en'])
export const CalendarDate = z.iso.date({ error: 'invalid-date' })
/** An amount of money that one sale may have at most a million euros of. */
export const Cents = z.int({ error: 'not-a-number' }).max(100_000_000, { error: 'total-out-of-range' })
