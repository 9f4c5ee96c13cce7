import { randomBytes, randomUUID } from 'node:crypto'
import type { Db } from '@cauce/database/connection'
import { sql } from 'kysely'

/**
 * For tests: one merchant with a row in every table that belongs to one, filled from the catalogue of columns, so that a
 * table added later is filled too. The values mean nothing, so this database loses its checks. Answers the merchant's id.
 */
export async function fillEveryTable(owner: Db): Promise<string> {
  return owner.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql.raw(dropChecks).execute(tx)
    const { rows: tables } = await sql<{ name: string }>`
      select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'merchant_id'
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`.execute(tx)
    const merchantId = await insertRow(tx, 'merchant', {})
    for (const { name } of tables) await insertRow(tx, name, { merchant_id: merchantId })
    return merchantId
  })
}

/**
 * After it: a row in each table that is still empty, pointing to rows of that merchant where the table references others.
 * What belongs to a merchant through such references alone has a row then too.
 */
export async function fillTheRest(owner: Db): Promise<void> {
  await owner.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    const { rows: tables } = await sql<{ name: string }>`
      select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not like 'kysely%' order by 1`.execute(
      tx,
    )
    for (const { name } of tables) {
      const { rows: some } = await sql`select from ${sql.table(name)} limit 1`.execute(tx)
      if (some.length === 0) await insertRow(tx, name, await referencesOf(tx, name))
    }
  })
}

/** For each column that references a table by itself, the value there. */
async function referencesOf(tx: Db, table: string): Promise<Record<string, unknown>> {
  const { rows: references } = await sql<{ column: string; there: string; value: string }>`
    select a.attname as column, confrelid::regclass::text as there, b.attname as value
    from pg_constraint c
      join pg_attribute a on a.attrelid = conrelid and a.attnum = conkey[1]
      join pg_attribute b on b.attrelid = confrelid and b.attnum = confkey[1]
    where contype = 'f' and conrelid = ${table}::regclass and cardinality(conkey) = 1`.execute(tx)
  const given: Record<string, unknown> = {}
  for (const { column, there, value } of references) {
    const { rows } = await sql<{ value: unknown }>`
      select ${sql.ref(value)} as value from ${sql.table(there)} limit 1`.execute(tx)
    given[column] = rows[0]?.value
  }
  return given
}

const dropChecks = `do $$
declare c record;
begin
  for c in select conrelid::regclass as relation, conname from pg_constraint
           where contype = 'c' and connamespace = 'public'::regnamespace and conrelid <> 0 loop
    execute format('alter table %s drop constraint %I', c.relation, c.conname);
  end loop;
end $$`

async function insertRow(tx: Db, table: string, given: Record<string, unknown>): Promise<string> {
  const wanted = [...Object.keys(given), 'centre_id']
  const { rows: columns } = await sql<{ name: string; type: string }>`
    select column_name as name, udt_name as type from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and column_default is null and is_identity = 'NO'
      and is_generated = 'NEVER'
      and (is_nullable = 'NO' or column_name = any (${wanted}))`.execute(tx)
  const { rows } = await sql<{ row: { id?: string } }>`
    insert into ${sql.table(table)} (${sql.join(columns.map(({ name }) => sql.ref(name)))})
    values (${sql.join(columns.map(({ name, type }) => given[name] ?? sample(type)))})
    returning to_jsonb(${sql.table(table)}) as row`.execute(tx)
  return rows[0]?.row.id ?? ''
}

function sample(type: string): unknown {
  switch (type) {
    case 'uuid':
      return sql`uuidv7()`
    case 'int4':
    case 'int8':
    case 'numeric':
    case 'xid8':
      return 1
    case '_int4':
      return [1]
    case '_text':
      return [`sample-${randomBytes(4).toString('hex')}`]
    case '_uuid':
      return [randomUUID()]
    case 'timestamptz':
    case 'date':
      return '2026-11-22'
    case 'jsonb':
      return '{}'
    case 'bytea':
      return randomBytes(8)
    case 'bool':
      return true
    default:
      return `sample-${randomBytes(4).toString('hex')}`
  }
}
