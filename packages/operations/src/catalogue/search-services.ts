import { referenceKey } from '@cauce/domain/catalogue/schema'
import { isShortSearch } from '@cauce/domain/search'
import { type RawBuilder, sql } from 'kysely'
import { escaped } from '../search-words.ts'

/**
 * Whether a service `s` says all the words, in reference or name, in whichever case and accents; undefined when nothing
 * was typed. The index knows three characters and more: words that are all shorter are taken as beginnings of a
 * reference or of a name's word.
 */
export function saysWords(typed: string | undefined): RawBuilder<boolean> | undefined {
  const words = (typed ?? '').trim().split(/\s+/).filter(Boolean)
  if (words.length === 0) return undefined
  if (!isShortSearch(words.join(' ')))
    return sql<boolean>`(${sql.join(
      words.map((word) => sql`s.search_text like plain_text(${`%${escaped(word)}%`})`),
      sql` and `,
    )})`
  const text = escaped(words.join(' '))
  return sql<boolean>`(s.reference_key like ${referenceKey(`${text}%`)} or s.search_text like plain_text(${`% ${text}%`}))`
}

/** Whether the reference of a service `s` begins with what was typed. */
export const beginsReference = (typed: string): RawBuilder<boolean> =>
  sql<boolean>`s.reference_key like ${referenceKey(`${escaped(typed.trim())}%`)}`
