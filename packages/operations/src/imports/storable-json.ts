/** JSON for Postgres, which keeps neither a zero nor half a surrogate pair in a text: what a file has of them is marked. */
export const storableJson = (value: unknown): string =>
  JSON.stringify(value, (_, part) => (typeof part === 'string' ? storableText(part) : part))

export const storableText = (text: string): string => text.toWellFormed().replaceAll('\0', '\uFFFD')
