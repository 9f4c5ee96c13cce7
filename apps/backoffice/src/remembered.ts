/**
 * What a person chose or began on this machine, by a name that holds their id unless it is the machine's. Storage may be
 * forbidden: then nothing outlasts the page.
 */
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

/** Tells what another tab remembers under a name, as it was stored. */
export function followRemembered(name: string, tell: (stored: unknown) => void): void {
  addEventListener('storage', ({ key }) => {
    if (key === `cauce.${name}`) tell(remembered(name, (stored) => stored))
  })
}
