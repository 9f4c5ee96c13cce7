import type { ImportKindName } from '@cauce/domain/imports/kinds'
import { ImportsPage } from '@cauce/domain/imports/questions'
import { sql } from 'kysely'
import { cursorInstant, decodeCursor, encodeCursor } from '../list-cursor.ts'
import { reading } from '../operation.ts'
import { type ImportFacts, importFacts, importsOf } from './import-facts.ts'
import type { ImportedKind } from './kind.ts'

export type ImportList<Name extends ImportKindName> = { rows: ImportFacts<Name>[]; next: string | null }

/**
 * A page of the imports of a kind that were saved, the newest first; those taken back are among them. Refuses an `after` that no page gave with `bad-input`.
 */
export const listImports = <Name extends ImportKindName>(kind: ImportedKind<Name>) =>
  reading({
    name: `imports.${kind.name}.list`,
    permission: kind.permission,
    input: ImportsPage,
    async run({ db, actor }, { after, limit, centreId, states }): Promise<ImportList<Name>> {
      let query = importsOf(db, kind.name)
        .where('i.state', '<>', 'previewed')
        .orderBy('i.created_at', 'desc')
        .orderBy('i.id', 'desc')
      if (actor.scope.kind === 'merchant') query = query.where('i.merchant_id', '=', actor.scope.merchantId)
      if (states?.length) query = query.where('i.state', 'in', states)
      if (centreId !== undefined) query = query.where('i.centre_id', '=', centreId)
      if (after !== undefined) {
        const ended = decodeCursor(after, cursorInstant)
        query = query.where(sql<boolean>`(i.created_at, i.id) < (${ended.value}::timestamptz, ${ended.id}::uuid)`)
      }
      const found = await query.limit(limit + 1).execute()
      const rows = found.slice(0, limit).map((row) => importFacts(kind.name, row))
      const last = rows.at(-1)
      return { rows, next: found.length > limit && last ? encodeCursor({ value: last.read.at, id: last.id }) : null }
    },
  })
