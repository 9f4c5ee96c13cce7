import { isDeepStrictEqual } from 'node:util'

/** Some of the fields; null where there was nothing, or is nothing any more. */
export type Changed<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> | null }

/** The fields that differ, lists by what they hold, as they were and as they are. Nothing where none differs. */
export function changedFields<Fields extends object>(
  before: Fields,
  after: Fields,
): { before: Changed<Fields>; after: Changed<Fields> } | undefined {
  const names = Object.keys({ ...before, ...after }) as (keyof Fields)[]
  const differing = names.filter((name) => !isDeepStrictEqual(before[name], after[name]))
  if (differing.length === 0) return undefined
  const of = (fields: Fields) =>
    Object.fromEntries(differing.map((name) => [name, fields[name] ?? null])) as Changed<Fields>
  return { before: of(before), after: of(after) }
}
