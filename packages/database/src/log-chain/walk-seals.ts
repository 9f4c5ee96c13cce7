import { sql } from 'kysely'
import type { Db } from '../connection.ts'
import type { Anchor } from './anchor-code.ts'
import { type LogLine, lineColumn } from './canonical-line.ts'

/** A seal with the line it stands for, where that is still there, and the anchor that ends with it. */
export type WalkedSeal = {
  number: number
  transaction: string
  position: number
  hash: Buffer
  line: LogLine | null
  anchor: Anchor | null
}

const batch = 5_000

/** Every seal in its order, read in batches. */
export async function* walkSeals(db: Db): AsyncGenerator<WalkedSeal> {
  for (let after = 0; ; ) {
    const { rows } = await sql<Row>`
      select s.number, s.transaction_id as transaction, s.position, s.hash,
             case when l.position is not null then ${lineColumn} end as line,
             a.number as anchor, a.hash as anchor_hash, a.sealed_at, a.code
      from log_seal s
        left join action_log l on l.position = s.position
        left join log_anchor a on a.last_seal = s.number
      where s.number > ${after} order by s.number limit ${batch}`.execute(db)
    for (const { anchor, anchor_hash, sealed_at, code, ...seal } of rows)
      yield {
        ...seal,
        anchor:
          anchor === null
            ? null
            : { number: anchor, lastSeal: seal.number, hash: anchor_hash, sealedAt: sealed_at, code },
      }
    const last = rows.at(-1)
    if (rows.length < batch || !last) return
    after = last.number
  }
}

type Row = Omit<WalkedSeal, 'anchor'> & { anchor: number | null; anchor_hash: Buffer; sealed_at: string; code: Buffer }
