import { m } from '@cauce/i18n/messages'
import { counted } from './counted.ts'
import type { ImportFacts } from './kind.ts'

/** '12 nuevas · 3 actualizadas · 8 con errores': what there is none of is left out. */
export function countsText({ adds, updates, same, red }: ImportFacts['counts']): string {
  const parts: [number, (inputs: ReturnType<typeof counted>) => string][] = [
    [adds, m.imports_count_adds],
    [updates, m.imports_count_updates],
    [same, m.imports_count_same],
    [red, m.imports_count_red],
  ]
  return parts.flatMap(([count, said]) => (count > 0 ? [said(counted(count))] : [])).join(' · ')
}
