import { savedViews } from '../access/saved-views.ts'

/** Named views of the catalogue. */
export const serviceViews = savedViews({ page: 'services', feature: 'services', permission: 'services.read' })
