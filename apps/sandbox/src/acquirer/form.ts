export type FormValue = string | FormValue[] | Form
export interface Form {
  [name: string]: FormValue
}

/** Reads `a[b][c]=1&list[]=2&list[0]=3` as Stripe does; every leaf stays a string. */
export function parseForm(encoded: string): Form {
  const form: Form = {}
  for (const [name, value] of new URLSearchParams(encoded)) {
    const path = [...name.matchAll(/[^[\]]+|\[\]/g)].map(([part]) => part)
    if (path.length > 0 && !path.some((part) => part in Object.prototype)) place(form, path, value)
  }
  return asLists(form) as Form
}

function place(into: Form, [head, ...rest]: string[], value: string): void {
  const key = head === '[]' ? String(Object.keys(into).length) : head!
  if (rest.length === 0) {
    into[key] = value
    return
  }
  const existing = into[key]
  const child = typeof existing === 'object' && !Array.isArray(existing) ? existing : {}
  into[key] = child
  place(child, rest, value)
}

function asLists(value: FormValue): FormValue {
  if (typeof value === 'string' || Array.isArray(value)) return value
  const entries = Object.entries(value).map(([name, child]) => [name, asLists(child)] as const)
  const isList = entries.length > 0 && entries.every(([name], index) => name === String(index))
  return isList ? entries.map(([, child]) => child) : Object.fromEntries(entries)
}

export const text = (form: Form, name: string): string | undefined => {
  const value = form[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

export const group = (form: Form, name: string): Form => {
  const value = form[name]
  return typeof value === 'object' && !Array.isArray(value) ? value : {}
}

export const texts = (form: Form, name: string): string[] => {
  const value = form[name]
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}
