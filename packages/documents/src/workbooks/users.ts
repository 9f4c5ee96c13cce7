import type { Role } from '@cauce/domain/access/roles'
import { type InvitationState, type UserFileColumn, type UserState, userFileColumns } from '@cauce/domain/access/users'
import type { Locale } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import { roleName } from '@cauce/i18n/role-names'
import { type Column, instant, text } from './cells.ts'
import type { WrittenFile } from './file.ts'
import { type TableForm, tableFile } from './table-file.ts'

/** Somebody as they are written into a file; without a merchant they are of the platform. Instants are ISO. */
export type ExportedUser = {
  name: string
  email: string
  role: Role
  merchant: { name: string } | null
  centres: readonly { name: string }[]
  state: UserState
  invitation: { sentAt: string; state: InvitationState } | null
}

/** People as a file to download, from batches of rows. */
export function usersFile(
  batches: AsyncIterable<readonly ExportedUser[]>,
  { format, locale, timeZone, today, columns = userFileColumns }: TableForm<UserFileColumn>,
): WrittenFile {
  const named = columnsIn(locale, timeZone)
  const chosen = columns.map((column) => named[column])
  return tableFile(m.people_title({}, { locale }), chosen, batches, { format, locale, today })
}

const columnsIn = (locale: Locale, timeZone: string): Record<UserFileColumn, Column<ExportedUser>> => ({
  name: { header: m.people_column_name({}, { locale }), widthCharacters: 28, cell: (row) => text(row.name) },
  email: { header: m.people_column_email({}, { locale }), widthCharacters: 34, cell: (row) => text(row.email) },
  role: {
    header: m.people_column_role({}, { locale }),
    widthCharacters: 26,
    cell: (row) => text(roleName(row.role, locale)),
  },
  merchant: {
    header: m.people_column_merchant({}, { locale }),
    widthCharacters: 24,
    cell: (row) => text(row.merchant?.name ?? 'Cauce'),
  },
  centres: {
    header: m.people_column_centres({}, { locale }),
    widthCharacters: 30,
    cell: (row) => text(centresText(row, locale)),
  },
  state: {
    header: m.people_column_state({}, { locale }),
    widthCharacters: 20,
    cell: (row) => text(stateText(row, locale)),
  },
  invited: {
    header: m.people_invited({}, { locale }),
    widthCharacters: 17,
    cell: (row) => instant(row.invitation?.sentAt ?? null, timeZone),
  },
})

/** As the list says it: without a centre of their own they see all of the merchant's. */
function centresText({ centres, merchant }: ExportedUser, locale: Locale): string {
  if (merchant === null) return ''
  return centres.length > 0 ? centres.map(({ name }) => name).join(', ') : m.people_all_centres({}, { locale })
}

const stateText = ({ state, invitation }: ExportedUser, locale: Locale): string =>
  (invitation ? invitations[invitation.state] : states[state])({}, { locale })

const states = {
  invited: m.people_state_invited,
  active: m.people_state_active,
  disabled: m.people_state_disabled,
} satisfies Record<UserState, unknown>

const invitations = {
  open: m.people_state_invited,
  expired: m.people_invitation_expired,
  unacceptable: m.people_invitation_unacceptable,
} satisfies Record<InvitationState, unknown>
