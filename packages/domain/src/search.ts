/** Characters of a word from which on the indexes find it anywhere in a text. */
export const shortestFound = 3

/** Whether every word typed is too short to be found but at the beginning of something; nothing typed is not short. */
export function isShortSearch(typed: string): boolean {
  const words = typed.trim().split(/\s+/).filter(Boolean)
  return words.length > 0 && words.every((word) => word.length < shortestFound)
}

/** The digits of what may be a phone, however it is spaced, without 00; nothing where it is none, or too short to be found. */
export function phoneDigits(typed: string): string | undefined {
  if (!/^[\d\s+().\-/]+$/.test(typed)) return undefined
  const digits = typed.replace(/\D/g, '').replace(/^00/, '')
  return digits.length >= shortestFound ? digits : undefined
}

/** The same where phones are searched too, which are found by their digits together. */
export const isShortWithPhones = (typed: string): boolean =>
  isShortSearch(typed) && phoneDigits(typed.trim()) === undefined
