const longestName = 255

/** What a file is called to people: as its header says, or as its address ends. Nothing of it is ever a path of ours. */
export function fileNameOf({ pathname, hostname }: URL, disposition = ''): string {
  const { extended = '', quoted = '', bare = '' } = named.exec(disposition)?.groups ?? {}
  const names = [decoded(extended), inUtf8(quoted || bare), decoded(pathname.split('/').at(-1) ?? ''), hostname]
  return names.map(shownName).find((name) => name !== '') ?? '—'
}

const named = /filename\*=utf-8''(?<extended>[^;\s]+)|filename="(?<quoted>[^"]*)"|filename=(?<bare>[^;\s]+)/i

/** Servers write names as UTF-8, though headers are bytes of Latin-1 to those who read them. */
function inUtf8(name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(name, 'latin1'))
  } catch {
    return name
  }
}

/** A name as it may be shown and kept. */
export const shownName = (name = ''): string =>
  name
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .trim()
    .slice(0, longestName)
    .toWellFormed()
    .trim()

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
