import type { ImportKindName } from '@cauce/domain/imports/kinds'
import { ImportsPage } from '@cauce/domain/imports/questions'
import { cutPage, pageOf } from '../list-cursor.ts'
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
      let query = importsOf(db, kind.name).where('i.state', '<>', 'previewed')
      if (actor.scope.kind === 'merchant') query = query.where('i.merchant_id', '=', actor.scope.merchantId)
      if (states?.length) query = query.where('i.state', 'in', states)
      if (centreId !== undefined) query = query.where('i.centre_id', '=', centreId)
      const order = { by: 'i.created_at', type: 'timestamptz', id: 'i.id', direction: 'desc' } as const
      const found = await cutPage(query, order, { after, limit }).execute()
      const rows = found.map((row) => importFacts(kind.name, row))
      return pageOf(rows, limit, ({ read, id }) => ({ value: read.at, id }))
    },
  })
