import { UsersPage } from '@cauce/domain/access/users'
import { exportedView } from '../../export-view.ts'
import { pageOfUsers } from './list-users.ts'

/** The list of people as a filter shows it, to be written into a file. */
export const exportUsers = exportedView(
  { name: 'users.export', permission: 'users.export', input: UsersPage.omit({ limit: true }) },
  pageOfUsers,
)
