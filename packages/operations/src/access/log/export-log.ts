import { LogPage } from '@cauce/domain/access/log'
import { exportedView } from '../../export-view.ts'
import { logPage } from './list-log.ts'

/** The action log as a filter shows it, to be written into a file. */
export const exportLog = exportedView(
  { name: 'log.export', permission: 'log.read', input: LogPage.omit({ limit: true }) },
  ({ db, actor }, { after, ...filter }, limit) => logPage(db, actor.scope, filter, { after, limit }),
)
