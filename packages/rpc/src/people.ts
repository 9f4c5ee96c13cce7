import { askAdministratorChange } from '@cauce/operations/access/people/ask-administrator-change'
import { changeUser } from '@cauce/operations/access/people/change-user'
import { decideAdministratorChange } from '@cauce/operations/access/people/decide-administrator-change'
import { disableUser, enableUser } from '@cauce/operations/access/people/disable-user'
import { getUser } from '@cauce/operations/access/people/get-user'
import { importedUsers } from '@cauce/operations/access/people/imported-users'
import { inviteUser } from '@cauce/operations/access/people/invite-user'
import { listAdministratorChanges } from '@cauce/operations/access/people/list-administrator-changes'
import { listUsers } from '@cauce/operations/access/people/list-users'
import { peopleChoices } from '@cauce/operations/access/people/people-choices'
import { resendInvitation } from '@cauce/operations/access/people/resend-invitation'
import { userViews } from '@cauce/operations/access/people/user-views'
import { withdrawAdministratorChange } from '@cauce/operations/access/people/withdraw-administrator-change'
import { mutation, query, router } from './trpc.ts'

export const users = router({
  list: query(listUsers),
  get: query(getUser),
  choices: query(peopleChoices),
  imported: query(importedUsers),
  views: query(userViews.list),
  saveView: mutation(userViews.save),
  removeView: mutation(userViews.remove),
  invite: mutation(inviteUser),
  change: mutation(changeUser),
  disable: mutation(disableUser),
  enable: mutation(enableUser),
  resendInvitation: mutation(resendInvitation),
})

export const administrators = router({
  list: query(listAdministratorChanges),
  request: mutation(askAdministratorChange),
  withdraw: mutation(withdrawAdministratorChange),
  decide: mutation(decideAdministratorChange),
})
