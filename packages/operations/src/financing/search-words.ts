/** What to look for: every word somewhere in reference, name or phone, or the digits in the phone, or a reference's beginning. */
export type SearchTerms =
  | { kind: 'parts'; patterns: string[]; phonePattern: string | undefined }
  | { kind: 'reference-prefix'; pattern: string }

const shortestPart = 3

/**
 * What somebody typed, as LIKE patterns over `plain_text` of reference, name and phone. The index knows three
 * characters and more: shorter text is taken as the beginning of a reference. A phone matches on its digits, however
 * it is spaced. Undefined when nothing was typed.
 */
export function searchTerms(typed: string | undefined): SearchTerms | undefined {
  const text = (typed ?? '').trim()
  if (text === '') return undefined
  const digits = phoneDigits(text)
  if (digits)
    return { kind: 'parts', patterns: [contains(text)], phonePattern: digits === text ? undefined : contains(digits) }

  const words = text.split(/\s+/)
  if (words.some((word) => word.length >= shortestPart))
    return { kind: 'parts', patterns: words.map(contains), phonePattern: undefined }
  return { kind: 'reference-prefix', pattern: `${escaped(text)}%` }
}

function phoneDigits(typed: string): string | undefined {
  if (!/^[\d\s+().\-/]+$/.test(typed)) return undefined
  const digits = typed.replace(/\D/g, '').replace(/^00/, '')
  return digits.length >= shortestPart ? digits : undefined
}

const contains = (part: string): string => `%${escaped(part)}%`
const escaped = (part: string): string => part.replace(/[\\%_]/g, '\\$&')
