/** Characters of a word from which on the indexes find it anywhere in a text. */
export const shortestFound = 3

/** Whether every word typed is too short to be found but at the beginning of something; nothing typed is not short. */
export function isShortSearch(typed: string): boolean {
  const words = typed.trim().split(/\s+/).filter(Boolean)
  return words.length > 0 && words.every((word) => word.length < shortestFound)
}
