import type { Db } from '@cauce/database/connection'
import { sql } from 'kysely'

export type Relation = {
  name: string
  kind: 'table' | 'view' | 'materialized view' | 'foreign table'
  rights: string[]
}

const privileges = ['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger'] as const
const byColumn: readonly string[] = ['select', 'insert', 'update', 'references']

/** Everything with rows outside Postgres's own schemas, with what `role` may do with it or with a column of it. */
export async function relationsFor(owner: Db, role: string): Promise<Relation[]> {
  const held = privileges.map((privilege) => {
    const whole = sql`has_table_privilege(${role}, c.oid, ${privilege})`
    const some = byColumn.includes(privilege) ? sql`has_any_column_privilege(${role}, c.oid, ${privilege})` : sql`false`
    return sql`case when ${whole} or ${some} then ${privilege} end`
  })
  const { rows } = await sql<Relation>`
    select case when n.nspname = 'public' then c.relname else n.nspname || '.' || c.relname end as name,
      case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'f' then 'foreign table' else 'table' end as kind,
      case when has_schema_privilege(${role}, n.oid, 'usage') then array_remove(array[${sql.join(held)}], null)
           else '{}' end as rights
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
    order by 1`.execute(owner)
  return rows
}

/** Tables of ours that do not force row-level security, also upon their owner. */
export async function unforcedTables(owner: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and not (relrowsecurity and relforcerowsecurity) order by 1`.execute(owner)
  return rows.map(({ name }) => name)
}

/** Functions that run as their owner and that `role` may call: name with arguments, and what they give back. */
export async function definersFor(owner: Db, role: string): Promise<Record<string, string>> {
  const { rows } = await sql<{ name: string; shows: string }>`
    select p.oid::regprocedure::text as name, pg_get_function_result(p.oid) as shows
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and p.prorettype <> 'trigger'::regtype and n.nspname <> 'pg_catalog'
      and has_schema_privilege(${role}, n.oid, 'usage') and has_function_privilege(${role}, p.oid, 'execute')
    order by 1`.execute(owner)
  return Object.fromEntries(rows.map(({ name, shows }) => [name, shows]))
}
