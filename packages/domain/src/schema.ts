import { z } from 'zod'
import { mostCents } from './limits.ts'

/** Control and format characters, half surrogate pairs, and line breaks other than the usual ones. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u
const isSeen = (value: string): boolean => !unseen.test(value)
const isSeenOrBreak = (value: string): boolean => isSeen(value.replace(/[\n\r\t]/g, ''))

/**
 * The pieces that schemas are made of. They say what is wrong by a code of errors.ts; pages translate it. Every text
 * that comes in is of one of these three kinds, so that none holds what nobody sees or what Postgres refuses.
 */
export const text = (longest: number, given = z.string({ error: 'required' })) =>
  limited(longest, given).min(1, { error: 'required' }).refine(isSeen, { error: 'invalid-characters' })
/** Text that may be empty, as somebody types it. */
export const typed = (longest: number) => limited(longest).refine(isSeen, { error: 'invalid-characters' })
/** Text that may be empty and may have lines and tabs. */
export const multiline = (longest: number) => limited(longest).refine(isSeenOrBreak, { error: 'invalid-characters' })

/** What is pasted to be searched for; phone books put direction marks around numbers. */
export const searchWords = (longest: number) =>
  limited(
    longest,
    z.string().overwrite((value) => value.replace(/\p{Cf}/gu, '')),
  ).refine(isSeen, { error: 'invalid-characters' })

const limited = (longest: number, given = z.string({ error: 'required' })) =>
  given.trim().max(longest, { error: 'too-long' })

export const Id = z.uuid({ error: 'bad-input' })
export const Locale = z.enum(['es', 'fr', 'en'])
/** A day that calendars of people and of Postgres agree on, with room to count on from it. */
export const CalendarDate = z.iso
  .date({ error: 'invalid-date' })
  .refine((date) => date >= '1900-01-01' && date <= '2200-12-31', { error: 'invalid-date' })
/** An amount of money, no larger than that of one sale may be. */
export const Cents = z.int({ error: 'not-a-number' }).max(mostCents, { error: 'total-out-of-range' })
