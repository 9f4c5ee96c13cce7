import { z } from 'zod'
import type { CheckedRow, ImportKind, SheetCell, SheetRow } from '../imports/columns.ts'
import { asText, type CellReading, checkedBy, earlierRows, fault, readText } from '../imports/rows.ts'
import { longest, mostCentres } from '../limits.ts'
import { text } from '../schema.ts'
import { personNames } from './person-name.ts'
import { type ImportableRole, importableRoles, isImportable, writtenRole } from './role-words.ts'
import { type UserColumn, userColumns } from './user-columns.ts'

/** A user's address as it is kept: in lower case. */
export const UserEmail = z
  .string({ error: 'required' })
  .trim()
  .toLowerCase()
  .max(200, { error: 'too-long' })
  .pipe(z.email({ error: 'invalid-email' }))

/**
 * What a file says of a user. `centre` is one name or code as written, or several with `;` between them; whoever knows the
 * centres finds them.
 */
export const UserFields = z.object({
  email: UserEmail,
  ...personNames,
  role: z.enum(importableRoles, { error: ({ input }) => (input === undefined ? 'required' : 'unknown-role') }),
  centre: text(longest.centresCell)
    .refine((cell) => centresWritten(cell).length <= mostCentres, { error: 'too-long' })
    .optional(),
})

export type UserFields = z.infer<typeof UserFields>

/** The centres of a cell, each once: 'Norte; Sur'. */
export const centresWritten = (cell: string): string[] => [
  ...new Set(
    cell
      .split(';')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
]

/** Several centres as one cell has them. */
export const centresCell = (parts: readonly string[]): string => parts.join('; ')

type UserRow = SheetRow<UserColumn>

/** Lists of users, one row each, whose address tells them apart. */
export const userImport: ImportKind<UserColumn, UserFields> = {
  columns: userColumns,
  required: ['email', 'firstName', 'lastName', 'role'],
  check(rows) {
    const earlier = earlierRows(rows, ({ cells }: UserRow) => {
      const reading = asText(cells.email)
      return 'value' in reading ? reading.value?.toLowerCase() : undefined
    })
    return rows.map((row) => checkUser(row, earlier.get(row.row)))
  },
}

function checkUser(row: UserRow, earlier: number | undefined): CheckedRow<UserColumn, UserFields> {
  const { cells } = row
  const readings = {
    email: asText(cells.email),
    firstName: asText(cells.firstName),
    lastName: asText(cells.lastName),
    role: readRole(cells.role),
    centre: asText(cells.centre),
  }
  return checkedBy(
    UserFields,
    row,
    readings,
    earlier === undefined ? {} : { email: { code: 'email-repeated', details: { row: earlier } } },
  )
}

const readRole = (cell: SheetCell | undefined): CellReading<ImportableRole> =>
  readText(cell, (word) => {
    const role = writtenRole(word)
    if (!role) return fault('unknown-role')
    return isImportable(role) ? { value: role } : fault('role-not-importable')
  })
