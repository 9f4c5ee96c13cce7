import { EntryPage } from '@cauce/domain/ledger/questions'
import { exportedView } from '../export-view.ts'
import { reading } from '../operation.ts'
import { matchingEntries } from './entry-condition.ts'
import { pageOfEntries } from './page-of-entries.ts'

/** A page of the ledger's entries, newest first. Refuses an `after` that no page gave with `bad-input`. */
export const listEntries = reading({
  name: 'ledger.entries',
  permission: 'ledger.read',
  input: EntryPage,
  run: async ({ db, actor }, { after, limit, ...filter }) =>
    pageOfEntries(db, await matchingEntries(db, actor.scope, filter), { after, limit }),
})

/** The same, to be written into a file. */
export const exportEntries = exportedView(
  { name: 'ledger.export-entries', permission: 'ledger.read', input: EntryPage.omit({ limit: true }) },
  async ({ db, actor }, { after, ...filter }, limit) =>
    pageOfEntries(db, await matchingEntries(db, actor.scope, filter), { after, limit }),
)
