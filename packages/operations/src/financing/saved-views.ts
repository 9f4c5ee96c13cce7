import { savedViews } from '../access/saved-views.ts'

const views = savedViews({ page: 'financings', feature: 'financing', permission: 'financings.read' })

export const listViews = views.list
export const saveView = views.save
export const removeView = views.remove
