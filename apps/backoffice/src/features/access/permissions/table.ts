import { isGivenSingly, may, type Permission } from '@cauce/domain/access/permissions'
import type { Role } from '@cauce/domain/access/roles'

export type Answer = 'may' | 'singly' | 'scope' | 'not'

/** Whether a role may do something by itself, once it is given the right or the scope, or not at all. */
export function answerOf(role: Role, permission: Permission): Answer {
  if (may({ role }, permission)) return 'may'
  if (!isGivenSingly(role, permission)) return 'not'
  return role === 'service' ? 'scope' : 'singly'
}

export type Named<Item> = { item: Item; name: string }

/** Rows and columns that a search lets through: by a permission's name its row, by a role's name its column. */
export function found<P, R>(search: string, rows: readonly Named<P>[], columns: readonly Named<R>[]) {
  const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const wanted = plain(search.trim())
  const says = ({ name }: { name: string }) => plain(name).includes(wanted)
  const [someRows, someColumns] = [rows.filter(says), columns.filter(says)]
  const nothing = someRows.length === 0 && someColumns.length === 0
  return {
    rows: someRows.length > 0 || nothing ? someRows : rows,
    columns: someColumns.length > 0 ? someColumns : nothing ? [] : columns,
  }
}
