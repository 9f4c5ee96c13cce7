import { refuseUnless } from '@cauce/domain/errors'
import type { ImportKindName } from '@cauce/domain/imports/kinds'
import { ImportId } from '@cauce/domain/imports/questions'
import { sellingMerchant } from '../access/selling-merchant.ts'
import { operation } from '../operation.ts'
import type { ImportedKind } from './kind.ts'
import { lockImport } from './lock-import.ts'

/**
 * Saves the green rows of an import, all or none. Refuses with `not-found`, `move-not-allowed` (saved already),
 * `import-empty` when no row is green, or `import-outdated` (`rows`: how many) when what the rows would add or change is
 * no longer as the preview met it.
 */
export const saveImport = <Name extends ImportKindName>(kind: ImportedKind<Name>) =>
  operation({
    name: `imports.${kind.name}.save`,
    permission: kind.permission,
    input: ImportId,
    async run({ tx, actor, now, linkKey, invitationsOfMerchant, record }, { id }) {
      const { today } = await sellingMerchant(tx, actor.scope, now)
      const { merchant_id, centre_id, adds, updates, same } = await lockImport(tx, kind.name, id, 'saved')
      const green = adds + updates + same
      refuseUnless(green > 0, 'import-empty')
      const place = { merchantId: merchant_id, centreId: centre_id }
      await kind.lock(tx, place)
      const held = await kind.save(tx, {
        id,
        ...place,
        actor,
        linkKey,
        invitationsOfMerchant,
        record,
        now,
        today,
        savedAt: null,
      })
      refuseUnless(held === green, 'import-outdated', { rows: green - held })
      await tx
        .updateTable('import')
        .set({ state: 'saved', saved_by: actor.userId, saved_at: now })
        .where('id', '=', id)
        .execute()
      await record({ subjectKind: 'import', subjectId: id, ...place, after: { kind: kind.name, adds, updates } })
      return { adds, updates, same }
    },
  })
