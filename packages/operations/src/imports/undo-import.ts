import { type ErrorDetails, refuseUnless } from '@cauce/domain/errors'
import type { UndoableKindName } from '@cauce/domain/imports/kinds'
import { ImportId } from '@cauce/domain/imports/questions'
import { sellingMerchant } from '../access/selling-merchant.ts'
import { operation } from '../operation.ts'
import type { RowInUse, UndoableKind } from './kind.ts'
import { lockImport } from './lock-import.ts'

/**
 * Takes an import back: what it added goes, what it updated is as before. Refuses with `not-found`, `move-not-allowed`
 * (not saved) or `import-in-use` when something of it has been used since or is otherwise by now: `rows` says how many
 * rows, and `sold`, `joined` and `changed` which are the first of them, a line each of number and name.
 */
export const undoImport = <Name extends UndoableKindName>(kind: UndoableKind<Name>) =>
  operation({
    name: `imports.${kind.name}.undo`,
    permission: kind.permission,
    input: ImportId,
    async run({ tx, actor, now, linkKey, invitationsOfMerchant, record }, { id }) {
      const { today } = await sellingMerchant(tx, actor.scope, now)
      const found = await lockImport(tx, kind.name, id, 'undone')
      const place = { merchantId: found.merchant_id, centreId: found.centre_id }
      const work = { id, ...place, actor, linkKey, invitationsOfMerchant, record, now, today, savedAt: found.saved_at }
      await kind.lock(tx, place)
      const used = await kind.used(tx, work)
      refuseUnless(used.length === 0, 'import-in-use', toldOf(used))
      await kind.undo(tx, work)
      await tx
        .updateTable('import')
        .set({ state: 'undone', undone_by: actor.userId, undone_at: now })
        .where('id', '=', id)
        .execute()
      const { adds, updates } = found
      await record({ subjectKind: 'import', subjectId: id, ...place, before: { kind: kind.name, adds, updates } })
      return { adds, updates }
    },
  })

const toldAtMost = 10

function toldOf(used: readonly RowInUse[]): ErrorDetails {
  const told = Map.groupBy(used.slice(0, toldAtMost), ({ why }) => why)
  const lines = [...told].map(([why, rows]) => [
    why,
    rows.map(({ row, name }) => (name === null ? `${row}` : `${row} ${name}`)).join('\n'),
  ])
  return { rows: used.length, ...Object.fromEntries(lines) }
}
