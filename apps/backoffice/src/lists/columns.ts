import { createSignal } from 'solid-js'
import { remember, remembered } from '../remembered.ts'

/** As much of a column as choosing needs. */
export type ChoosableColumn = { id: string; optional?: 'shown' | 'hidden' }

/** Of the optional columns, those shown: what somebody chose before, else as each stands by itself. */
export function shownColumns(columns: readonly ChoosableColumn[], stored: unknown): string[] {
  const chosen = Array.isArray(stored) ? stored : undefined
  return columns
    .filter(({ id, optional }) => optional && (chosen ? chosen.includes(id) : optional === 'shown'))
    .map(({ id }) => id)
}

/** Which optional columns a person shows; kept on this machine under `name`. */
export function createColumnChoice(name: string, columns: () => readonly ChoosableColumn[]) {
  const [stored, setStored] = createSignal(remembered<unknown>(name, (value) => value))
  const shown = () => shownColumns(columns(), stored())
  return {
    isShown: (column: ChoosableColumn) => !column.optional || shown().includes(column.id),
    toggle(id: string) {
      const now = shown()
      setStored(now.includes(id) ? now.filter((each) => each !== id) : [...now, id])
      remember(name, stored())
    },
  }
}
