import { m } from '@cauce/i18n/messages'
import { createSignal } from 'solid-js'
import { remember, remembered } from '../../../remembered.ts'

/** Shown when somebody wants them. */
export const optionalColumns = ['agent', 'centre', 'sends'] as const
export type OptionalColumn = (typeof optionalColumns)[number]

const names = {
  agent: m.financing_column_agent,
  centre: m.financing_column_centre,
  sends: m.financing_column_sends,
} satisfies Record<OptionalColumn, () => string>

export const columnName = (column: OptionalColumn): string => names[column]()

/** Which optional columns a person shows; kept on this machine. */
export function createColumns(userId: string) {
  const name = `financing.columns.${userId}`
  const known = (stored: unknown) =>
    optionalColumns.filter((column) => Array.isArray(stored) && stored.includes(column))
  const [shown, setShown] = createSignal<readonly OptionalColumn[]>(remembered(name, known))
  return {
    shown,
    isShown: (column: OptionalColumn) => shown().includes(column),
    toggle(column: OptionalColumn) {
      setShown((now) => optionalColumns.filter((each) => (each === column) !== now.includes(each)))
      remember(name, shown())
    },
  }
}

export type Columns = ReturnType<typeof createColumns>
