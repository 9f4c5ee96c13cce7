import { savedViews } from '../saved-views.ts'

/** Named views of the list of people. */
export const userViews = savedViews({ page: 'users', feature: 'users', permission: 'users.read' })
