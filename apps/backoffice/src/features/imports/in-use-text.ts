import type { ErrorDetails } from '@cauce/domain/errors'
import { wholeNumber } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'

const reasons = {
  sold: m.imports_in_use_sold,
  joined: m.imports_in_use_joined,
  changed: m.imports_in_use_changed,
}

/** Which rows keep an import from being taken back, and why: 'Vendido desde entonces: fila 3 (MKT-1).' */
export function inUseText(details: ErrorDetails): string {
  const named = Object.entries(reasons).map(([why, said]) => ({ said, lines: linesOf(details[why]) }))
  const told = named.filter(({ lines }) => lines.length > 0)
  const left = Number(details.rows) - told.reduce((sum, { lines }) => sum + lines.length, 0)
  const more = told.length > 0 && left > 0 ? [m.imports_in_use_more({ shown: wholeNumber(left) })] : []
  return [...told.map(({ said, lines }) => said({ rows: lines.map(rowText).join(', ') })), ...more].join(' ')
}

const linesOf = (value: string | number | undefined): string[] => (value === undefined ? [] : String(value).split('\n'))

/** '3 MKT-1' or, where there is no name, '3'. */
function rowText(line: string): string {
  const [row = '', ...name] = line.split(' ')
  const text = m.imports_in_use_row({ row })
  return name.length > 0 ? `${text} (${name.join(' ')})` : text
}
