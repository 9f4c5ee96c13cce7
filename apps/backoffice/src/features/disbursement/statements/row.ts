import { date } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import type { Outputs } from '../../../api/api.ts'

export type Statement = Outputs['statements']['list']['rows'][number]
export type StatementDetails = Outputs['statements']['get']
export type Entry = Outputs['statements']['entries']['rows'][number]

/** The bank's own name for it, with its page where there are several. */
export const statementName = ({ number, page }: Pick<Statement, 'number' | 'page'>): string =>
  page > 1 ? m.statements_page({ number, page }) : number

/** The days that it is of: one, or from the first to the last. */
export const daysOf = ({ fromDay, toDay }: Pick<Statement, 'fromDay' | 'toDay'>): string =>
  [...new Set([fromDay, toDay])].flatMap((day) => (day === null ? [] : [date(day)])).join(' – ')
