import { OverduePage } from '@cauce/domain/payments/overdue-questions'
import { savedViews } from '../access/saved-views.ts'
import { exportedView } from '../export-view.ts'
import { reading } from '../operation.ts'
import { pageOfOverdue } from './page-of-overdue.ts'

/**
 * The instalments that were due before today, by each merchant's calendar, and are not paid: the oldest debt first, with
 * the order and whom to call; `next` continues the list. Refuses an `after` that no page gave with `bad-input`.
 */
export const listOverdue = reading({
  name: 'payments.list-overdue',
  permission: 'payments.overdue',
  input: OverduePage,
  run: (context, { limit, ...asked }) => pageOfOverdue(context, asked, limit),
})

/** The list as a filter shows it, to be written into a file. */
export const exportOverdue = exportedView(
  { name: 'payments.export-overdue', permission: 'payments.overdue', input: OverduePage.omit({ limit: true }) },
  pageOfOverdue,
)

/** Named views of the list. */
export const overdueViews = savedViews({ page: 'overdue', feature: 'payments', permission: 'payments.overdue' })
