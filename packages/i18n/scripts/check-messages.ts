/** A message as its file holds it: a text, or one object with variants (plurals) inside an array. */
export type Message = string | [{ declarations?: string[]; selectors?: string[]; match: Record<string, string> }]
/** locale → feature → key → message. */
export type Catalogue = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Message>>>>>>

/**
 * What is wrong with a catalogue, one line each: a key that a locale lacks, an empty text, placeholders that differ
 * between locales, a key used by two features, and variants without a `*` case (Spanish and French have a plural
 * category `many`, and an unmatched message shows its key).
 */
export function messageFaults(catalogue: Catalogue): string[] {
  const locales = Object.keys(catalogue)
  const features = [...new Set(locales.flatMap((locale) => Object.keys(catalogue[locale] ?? {})))]
  const featureOfKey = new Map<string, string>()
  const faults: string[] = []

  for (const feature of features) {
    const keys = new Set(locales.flatMap((locale) => Object.keys(catalogue[locale]?.[feature] ?? {})))
    for (const key of keys) {
      const other = featureOfKey.get(key)
      if (other) faults.push(`${key}: in ${other} and in ${feature}`)
      featureOfKey.set(key, feature)
      faults.push(...keyFaults(key, new Map(locales.map((locale) => [locale, catalogue[locale]?.[feature]?.[key]]))))
    }
  }
  if (featureOfKey.size === 0) faults.push('there are no messages')
  return faults
}

function keyFaults(key: string, byLocale: Map<string, Message | undefined>): string[] {
  const faults: string[] = []
  if (!/^[a-z][a-z0-9_]*$/.test(key)) faults.push(`${key}: keys are lower case with underscores`)
  let expected: string | undefined
  for (const [locale, message] of byLocale) {
    if (message === undefined) {
      faults.push(`${key}: missing in ${locale}`)
      continue
    }
    if (textsOf(message).some((text) => text.trim() === '')) faults.push(`${key}: empty in ${locale}`)
    if (typeof message !== 'string' && !hasCatchAll(message)) faults.push(`${key}: no * case in ${locale}`)
    const inputs = inputsOf(message).join(', ')
    expected ??= inputs
    if (inputs !== expected) faults.push(`${key}: takes (${inputs}) in ${locale}, elsewhere (${expected})`)
  }
  return faults
}

const textsOf = (message: Message): string[] =>
  typeof message === 'string' ? [message] : Object.values(message[0].match)

const hasCatchAll = (message: Exclude<Message, string>): boolean =>
  Object.keys(message[0].match).some((condition) => condition.split(',').every((part) => part.trim().endsWith('=*')))

/** The sorted names a caller must pass: declared inputs and placeholders, without what the message computes itself. */
function inputsOf(message: Message): string[] {
  const declarations = typeof message === 'string' ? [] : (message[0].declarations ?? [])
  const named = (kind: string) =>
    declarations.flatMap((declaration) => declaration.match(new RegExp(`^${kind}\\s+(\\w+)`))?.[1] ?? [])
  const placeholders = textsOf(message).flatMap((text) =>
    [...text.matchAll(/(?<!\\)\{(\w+)\}/g)].map((found) => found[1]!),
  )
  const computed = new Set(named('local'))
  return [...new Set([...named('input'), ...placeholders])].filter((name) => !computed.has(name)).sort()
}
