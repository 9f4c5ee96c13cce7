import { type SqlBool, sql } from 'kysely'
import type { SearchPart, SearchTerms } from './search-words.ts'

/** A column's value is one of some. An array and not a list of values: the statement's text stays the same however many there are. */
export const oneOf = (column: string, values: readonly string[], type: 'uuid' | 'text' = 'uuid') =>
  values.length === 1
    ? sql<SqlBool>`${sql.ref(column)} = ${values[0]}`
    : sql<SqlBool>`${sql.ref(column)} = any(${[...values]}::${sql.raw(type)}[])`

/** What was typed is in a row's `searchText`, or its reference, as the index keeps it, begins with it. */
export function saysTerms(terms: SearchTerms, columns: { searchText: string; reference: string }) {
  if (terms.kind === 'reference-prefix') return sql<SqlBool>`${sql.raw(columns.reference)} like lower(${terms.pattern})`
  const column = sql.ref(columns.searchText)
  const says = ({ pattern, whole }: SearchPart) => {
    const found = sql`${column} like plain_text(${pattern})`
    return whole === undefined ? found : sql`${found} and position(plain_text(${whole}) in ${column}) > 0`
  }
  const every = sql.join(terms.parts.map(says), sql` and `)
  return terms.phone ? sql<SqlBool>`((${every}) or (${says(terms.phone)}))` : sql<SqlBool>`(${every})`
}
