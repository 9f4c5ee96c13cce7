type Fields = Readonly<Record<string, unknown>>

/** What each field that differs was; null where there was nothing. Nothing where none differs. */
export function changedFrom(before: Fields, after: Fields): Record<string, unknown> | undefined {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => before[name] !== after[name],
  )
  return names.length === 0 ? undefined : Object.fromEntries(names.map((name) => [name, before[name] ?? null]))
}
