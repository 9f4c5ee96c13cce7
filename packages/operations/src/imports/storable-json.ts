/** JSON for Postgres, which keeps neither a zero nor half a surrogate pair in a text: what a file has of them is marked. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value)
  if (!unstorable.test(json)) return json
  return JSON.stringify(value, (_, part) => (typeof part === 'string' ? storableText(part) : part))
}

/** JSON writes these as escapes; a text that only looks like one costs a second look. */
const unstorable = /\\u(?:0000|d[89a-f])/

export const storableText = (text: string): string => text.toWellFormed().replaceAll('\0', '\uFFFD')
