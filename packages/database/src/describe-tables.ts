import { sql } from 'kysely'
import type { Db } from './connection.ts'

/** What our type parsers make of each Postgres type. */
const typescriptTypes: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  citext: 'string',
  bool: 'boolean',
  int4: 'number',
  int8: 'number',
  numeric: 'number',
  timestamptz: 'string',
  date: 'string',
  jsonb: 'Json',
  bytea: 'Buffer',
  xid8: 'string',
  _int4: 'number[]',
  _text: 'string[]',
  _uuid: 'string[]',
}

/** The text of `tables.ts` for the database as it is: one interface a table, columns in their order. */
export async function describeTables(db: Db): Promise<string> {
  const { rows } = await sql<Column>`
    select table_name, column_name, udt_name, is_nullable = 'YES' as nullable,
           column_default is not null or is_identity = 'YES' or is_generated = 'ALWAYS' as filled
    from information_schema.columns
    where table_schema = 'public' and table_name not like 'kysely_%'
    order by table_name, ordinal_position`.execute(db)
  const tables = Map.groupBy(rows, (column) => column.table_name)
  const shapes = [...tables].map(
    ([table, columns]) => `export interface ${pascal(table)}Table {\n${columns.map(line).join('\n')}\n}\n`,
  )
  const names = [...tables.keys()].map((table) => `  ${table}: ${pascal(table)}Table`)
  return `${header}\n${shapes.join('\n')}\nexport interface Tables {\n${names.join('\n')}\n}\n`
}

type Column = { table_name: string; column_name: string; udt_name: string; nullable: boolean; filled: boolean }

const header = `// Written by \`npm run tables -w @cauce/database\` from the migrated database; a test holds the two together.
import type { ColumnType, Generated } from 'kysely'

type Json = ColumnType<unknown, string | null, string | null>
`

const line = ({ column_name, udt_name, nullable, filled }: Column): string => {
  const known = typescriptTypes[udt_name]
  if (!known) throw new Error(`no TypeScript type for ${udt_name} of column ${column_name}`)
  const type = known + (nullable && known !== 'Json' ? ' | null' : '')
  return `  ${column_name}: ${filled ? `Generated<${type}>` : type}`
}

const pascal = (name: string): string => name.replace(/(^|_)([a-z])/g, (_, __, letter) => letter.toUpperCase())
