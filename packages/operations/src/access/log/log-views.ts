import { savedViews } from '../saved-views.ts'

/** Named views of the log's page. */
export const logViews = savedViews({ page: 'log', feature: 'log', permission: 'log.read' })
