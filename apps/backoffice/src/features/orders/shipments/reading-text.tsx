import type { ReadingState } from '@cauce/domain/orders/shipments/states'
import { errorMessage } from '@cauce/i18n/errors'
import { m } from '@cauce/i18n/messages'
import { readingSourceWords, readingStateWords } from '@cauce/i18n/shipment-words'
import { word } from '@cauce/i18n/words'
import { type Meaning, StateBadge } from '@cauce/ui/state-badge'
import type { Outputs } from '../../../api/api.ts'
import { locale } from '../../../preferences.ts'
import { joinedCounts } from '../../imports/counts-text.ts'

export type Reading = Outputs['shipments']['list']['rows'][number]

const meanings: Record<ReadingState, Meaning> = {
  reading: 'waiting',
  shipping: 'waiting',
  done: 'good',
  tried: 'ended',
  nothing: 'ended',
  failed: 'bad',
}

export function ReadingBadge(props: { state: ReadingState }) {
  return <StateBadge meaning={meanings[props.state]}>{word(readingStateWords[props.state], locale())}</StateBadge>
}

export const isOnItsWay = ({ state }: Pick<Reading, 'state'>): boolean => state === 'reading' || state === 'shipping'

/** 'Dirección web · lectura diaria' */
export function originText({ source, cause, by }: Pick<Reading, 'source' | 'cause' | 'by'>): string {
  const name = by ?? 'Cauce'
  const causes = {
    clock: m.shipments_cause_clock,
    hand: () => m.shipments_cause_hand({ name }),
    trial: () => m.shipments_cause_trial({ name }),
    upload: () => m.shipments_cause_upload({ name }),
  }
  return `${word(readingSourceWords[source], locale())} · ${causes[cause]()}`
}

/** What a reading came to, in a line: its counts, or why there are none. */
export function outcomeText({ state, failure, isRepeat, rows, shipped, unchanged, failed }: Reading): string {
  if (failure) return errorMessage(failure.code, failure.details, locale())
  if (state === 'nothing') return isRepeat ? m.shipments_repeats_text() : m.shipments_nothing_text()
  return joinedCounts([
    state === 'tried' ? [rows - unchanged - failed, m.shipments_count_ship] : [shipped, m.shipments_count_shipped],
    [unchanged, m.shipments_count_same],
    [failed, m.imports_count_red],
  ])
}

/** How long it took, where that is known and worth a word. */
export function tookText({ begunAt, endedAt }: Pick<Reading, 'begunAt' | 'endedAt'>): string | undefined {
  if (endedAt === null) return undefined
  const seconds = Math.round((Date.parse(endedAt) - Date.parse(begunAt)) / 1000)
  if (seconds < 1) return undefined
  const duration =
    seconds < 120 ? m.shipments_seconds({ count: seconds }) : m.shipments_minutes({ count: Math.round(seconds / 60) })
  return m.shipments_took({ duration })
}
