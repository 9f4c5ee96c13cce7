import type { RecordKind, Store } from '../store.ts'

const kindByPrefix: Record<string, RecordKind> = {
  cus: 'customer',
  pm: 'payment_method',
  pi: 'payment_intent',
  seti: 'setup_intent',
  ch: 'charge',
}

/** Replaces ids by their objects along paths such as `latest_charge` or `data.customer`, as `expand[]` asks. */
export function expand(store: Store, object: unknown, paths: string[]): unknown {
  return paths.reduce((body, path) => along(store, body, path.split('.')), object)
}

function along(store: Store, value: unknown, [head, ...rest]: string[]): unknown {
  if (head === undefined) return typeof value === 'string' ? lookUp(store, value) : value
  if (Array.isArray(value)) return value.map((item) => along(store, item, [head, ...rest]))
  const object = typeof value === 'string' ? lookUp(store, value) : value
  if (typeof object !== 'object' || object === null || !(head in object)) return value
  return { ...object, [head]: along(store, (object as Record<string, unknown>)[head], rest) }
}

function lookUp(store: Store, id: string): unknown {
  const kind = kindByPrefix[id.split('_')[0] ?? '']
  return (kind && store.get(kind, id)) ?? id
}
