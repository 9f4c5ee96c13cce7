import { isShortSearch, phoneDigits } from '@cauce/domain/search'

/** A text to find somewhere in reference, name or phone: the pattern that the index looks for, then the whole of it. */
export type SearchPart = { pattern: string; whole: string | undefined }

/** What to look for: every part, or the digits in the phone instead; or a reference's beginning. */
export type SearchTerms =
  | { kind: 'parts'; parts: SearchPart[]; phone: SearchPart | undefined }
  | { kind: 'reference-prefix'; pattern: string }

/**
 * What somebody typed, to be found in `plain_text` of reference, name and phone. The index knows three characters and
 * more: shorter text is taken as the beginning of a reference. A phone matches on its digits, however it is spaced.
 * Undefined when nothing was typed.
 */
export function searchTerms(typed: string | undefined): SearchTerms | undefined {
  const text = (typed ?? '').trim()
  if (text === '') return undefined
  const digits = phoneDigits(text)
  if (digits) return { kind: 'parts', parts: [partOf(text)], phone: digits === text ? undefined : partOf(digits) }

  if (isShortSearch(text)) return { kind: 'reference-prefix', pattern: `${escaped(text)}%` }
  return { kind: 'parts', parts: text.split(/\s+/).map(partOf), phone: undefined }
}

/**
 * References begin alike and so do phones, and the index would walk all that share a beginning: it looks for the end
 * of the longest run of digits, where they differ, and the whole is compared with what it finds.
 */
function partOf(word: string): SearchPart {
  const digits = (word.match(/\d{5,}/g) ?? []).sort((a, b) => b.length - a.length)[0]?.slice(-7)
  if (!digits || digits === word) return { pattern: contains(word), whole: undefined }
  return { pattern: contains(digits), whole: word }
}

const contains = (part: string): string => `%${escaped(part)}%`

/** A text as LIKE finds it and nothing else. */
export const escaped = (part: string): string => part.replace(/[\\%_]/g, '\\$&')
