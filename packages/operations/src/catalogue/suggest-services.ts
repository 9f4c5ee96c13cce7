import { plannedAnew } from '@cauce/database/connection'
import type { ServiceTable } from '@cauce/database/tables'
import { ServiceQuestion } from '@cauce/domain/catalogue/questions'
import { dateIn } from '@cauce/domain/money/calendar'
import { type Selectable, sql } from 'kysely'
import { timeZoneOf } from '../access/merchant-calendar.ts'
import { reading } from '../operation.ts'
import { beginsReference, saysWords } from './search-services.ts'
import { type ServiceRow, serviceColumns, serviceRow } from './service-row.ts'

const suggestedAtMost = 10

/** Up to ten services of a centre that can still be sold, for what somebody types: references that begin so come first. */
export const suggestServices = reading({
  name: 'services.suggest',
  permission: 'services.read',
  input: ServiceQuestion,
  async run({ db, actor, now }, { centreId, text }): Promise<ServiceRow[]> {
    const words = saysWords(text)
    if (!words) return []
    const today = dateIn(await timeZoneOf(db, actor.scope), now)
    const source = sql<Selectable<ServiceTable>>`${sql.table('service_in_scope')}`
    const found = await db
      .selectFrom(source.as('s'))
      .select(serviceColumns)
      .where('s.centre_id', '=', centreId)
      .where('s.removed_at', 'is', null)
      .where(({ eb, or }) => or([eb('s.ends_on', 'is', null), eb('s.ends_on', '>=', today)]))
      .where(words)
      .modifyFront(sql.raw(plannedAnew))
      .orderBy(beginsReference(text), 'desc')
      .orderBy('s.reference_key')
      .limit(suggestedAtMost)
      .execute()
    return found.map((row) => serviceRow(row, today))
  },
})
