import { date, duration } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import type { Row } from './row.ts'

type End = Pick<Row, 'endsOn' | 'duration' | 'ended'>

/** When a service ends, or how long it lasts: 'Hasta el 31/12/2027', '9 meses'. */
export function endText({ endsOn, duration: lasting, ended }: End): string {
  if (lasting !== null) return duration(lasting)
  const day = endsOn === null ? '—' : date(endsOn)
  return ended ? m.catalogue_ended_on({ day }) : m.catalogue_until({ day })
}
