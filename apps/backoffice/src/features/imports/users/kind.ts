import type { Role } from '@cauce/domain/access/roles'
import { m } from '@cauce/i18n/messages'
import { roleName } from '@cauce/i18n/role-names'
import { api } from '../../../api/api.ts'
import { counted } from '../counted.ts'
import type { PageKind } from '../kind.ts'
import { UserResult } from './result.tsx'

/** Lists of users, of the whole merchant. */
export const userKind: PageKind = {
  name: 'users',
  permission: 'users.manage',
  ofCentre: false,
  procedures: api.imports.users,
  paths: { list: '/users', start: '/users/imports', preview: '/users/imports/$id' },
  templates: [{ file: 'users', label: m.people_import_template }],
  words: {
    title: m.people_import_title,
    drop: m.people_import_drop,
    save: m.people_import_save,
    toList: m.people_import_to_list,
    saved: () => m.people_import_saved(),
    same: m.people_import_same,
    losing: {
      row: (isSaved) => (isSaved ? m.people_import_did_end() : m.people_import_will_end()),
      all: (count, isSaved) =>
        isSaved ? m.people_import_ends_done(counted(count)) : m.people_import_ends_ahead(counted(count)),
    },
  },
  undo: {
    act: (asked) => api.imports.users.undo.act(asked),
    does: ({ adds, updates }) => [
      ...(adds > 0 ? [m.people_import_undo_adds({ count: adds })] : []),
      ...(updates > 0 ? [m.people_import_undo_updates({ count: updates })] : []),
    ],
    inUse: (rows) => m.people_import_in_use({ count: rows }),
  },
  valueText: (column, value) => (column === 'role' ? roleName(value as Role) : String(value)),
  Result: UserResult,
}
