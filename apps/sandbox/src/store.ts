import { EventEmitter } from 'node:events'
import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

export type RecordKind =
  | 'setting'
  | 'message'
  | 'mail'
  | 'customer'
  | 'card'
  | 'payment_method'
  | 'payment_intent'
  | 'setup_intent'
  | 'charge'
  | 'capture'
  | 'refund'
  | 'idempotency'
  | 'event'
  | 'hook'
  | 'webhook'
  | 'shipments'
  | 'bank'

export type ListFilter = { lookup?: string; limit?: number; newestFirst?: boolean }

/**
 * Documents by kind and id, in the order of their first write; `lookup` is one indexed word to find them by.
 * `changes` emits the kind of what was written, for pages that follow along.
 */
export type Store = ReturnType<typeof openStore>

/** Messages hold links that open a sale: only the owner reads the file, and what SQLite keeps beside it. */
function keepToOwner(file: string): void {
  closeSync(openSync(file, 'a', 0o600))
  chmodSync(file, 0o600)
}

/** Opens the file, or a store that ends with the process when the file is `:memory:`. */
export function openStore(file: string) {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  if (file !== ':memory:') keepToOwner(file)
  const db = new DatabaseSync(file)
  db.exec(`
    pragma journal_mode = wal;
    pragma synchronous = off;
    create table if not exists record (
      position integer primary key autoincrement,
      kind text not null, id text not null, lookup text not null default '', body text not null,
      unique (kind, id)
    );
    create index if not exists record_lookup on record (kind, lookup, position);
  `)
  const upsert = db.prepare(`
    insert into record (kind, id, lookup, body) values (?, ?, ?, ?)
    on conflict (kind, id) do update set body = excluded.body, lookup = excluded.lookup`)
  const one = db.prepare('select body from record where kind = ? and id = ?')
  const remove = db.prepare('delete from record where kind = ? and id = ?')
  const select = (where: string, order: 'asc' | 'desc') =>
    db.prepare(`select body from record where ${where} order by position ${order} limit ?`)
  const all = { asc: select('kind = ?', 'asc'), desc: select('kind = ?', 'desc') }
  const found = { asc: select('kind = ? and lookup = ?', 'asc'), desc: select('kind = ? and lookup = ?', 'desc') }
  const changes = new EventEmitter<{ change: [RecordKind] }>().setMaxListeners(0)

  return {
    changes,
    put(kind: RecordKind, id: string, body: object, lookup = '') {
      upsert.run(kind, id, lookup, JSON.stringify(body))
      changes.emit('change', kind)
    },
    get<Body>(kind: RecordKind, id: string): Body | undefined {
      const row = one.get(kind, id)
      return row && (JSON.parse(String(row.body)) as Body)
    },
    list<Body>(kind: RecordKind, { lookup, limit = -1, newestFirst = false }: ListFilter = {}): Body[] {
      const order = newestFirst ? 'desc' : 'asc'
      const rows = lookup === undefined ? all[order].all(kind, limit) : found[order].all(kind, lookup, limit)
      return rows.map((row) => JSON.parse(String(row.body)) as Body)
    },
    remove(kind: RecordKind, id: string) {
      remove.run(kind, id)
      changes.emit('change', kind)
    },
    /** Empties one kind, or everything but the settings. */
    clear(kind?: RecordKind) {
      if (kind) db.prepare('delete from record where kind = ?').run(kind)
      else db.exec(`delete from record where kind <> 'setting'`)
      changes.emit('change', kind ?? 'message')
    },
    /** All or nothing: what `work` wrote is undone when it throws. */
    transaction<Result>(work: () => Result): Result {
      db.exec('begin immediate')
      try {
        const result = work()
        db.exec('commit')
        return result
      } catch (error) {
        db.exec('rollback')
        throw error
      }
    },
    close: () => db.close(),
  }
}
