/** What a person chose or began on this machine, by a name that holds their id. Storage may be forbidden: then nothing lasts. */
export function remembered<Value>(name: string, read: (stored: unknown) => Value): Value {
  try {
    return read(JSON.parse(localStorage.getItem(`cauce.${name}`) ?? 'null'))
  } catch {
    return read(null)
  }
}

export function remember(name: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(`cauce.${name}`)
    else localStorage.setItem(`cauce.${name}`, JSON.stringify(value))
  } catch {
    return
  }
}
