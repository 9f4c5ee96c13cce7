import { addService } from '@cauce/operations/catalogue/add-service'
import { changeService } from '@cauce/operations/catalogue/change-service'
import { getService } from '@cauce/operations/catalogue/get-service'
import { listServices } from '@cauce/operations/catalogue/list-services'
import { removeServices, restoreServices } from '@cauce/operations/catalogue/remove-services'
import { serviceViews } from '@cauce/operations/catalogue/service-views'
import { suggestServices } from '@cauce/operations/catalogue/suggest-services'
import { mutation, query, router } from './trpc.ts'

export const services = router({
  list: query(listServices),
  get: query(getService),
  suggest: query(suggestServices),
  views: query(serviceViews.list),
  saveView: mutation(serviceViews.save),
  removeView: mutation(serviceViews.remove),
  add: mutation(addService),
  change: mutation(changeService),
  remove: mutation(removeServices),
  restore: mutation(restoreServices),
})
