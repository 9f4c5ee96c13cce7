import { m } from '@cauce/i18n/messages'
import { counted } from './counted.ts'
import type { ImportFacts } from './kind.ts'

/** '12 nuevas · 3 actualizadas · 8 con error': what there is none of is left out. */
export const countsText = ({ adds, updates, same, red }: ImportFacts['counts']): string =>
  joinedCounts([
    [adds, m.imports_count_adds],
    [updates, m.imports_count_updates],
    [same, m.imports_count_same],
    [red, m.imports_count_red],
  ])

/** Counts in words in their order, without those of nothing. */
export const joinedCounts = (
  parts: readonly (readonly [count: number, said: (inputs: ReturnType<typeof counted>) => string])[],
): string => parts.flatMap(([count, said]) => (count > 0 ? [said(counted(count))] : [])).join(' · ')
