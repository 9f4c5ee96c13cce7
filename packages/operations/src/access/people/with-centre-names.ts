import type { Db } from '@cauce/database/connection'
import { centresCell, centresWritten } from '@cauce/domain/access/user-rows'
import type { ImportPlace } from '../../imports/kind.ts'

/** Values of rows as people read them: centres by their names, where the rows keep codes. */
export async function withCentreNames<Value extends { centre?: unknown }>(
  db: Db,
  { merchantId }: ImportPlace,
  values: readonly Value[],
): Promise<Value[]> {
  const codes = [...new Set(values.flatMap(({ centre }) => (typeof centre === 'string' ? centresWritten(centre) : [])))]
  if (codes.length === 0) return [...values]
  const found = await db
    .selectFrom('centre')
    .select(['code', 'name'])
    .where('merchant_id', '=', merchantId)
    .where('code', 'in', codes)
    .execute()
  const names = new Map(found.map(({ code, name }) => [code, name]))
  const named = (centre: string) => centresCell(centresWritten(centre).map((code) => names.get(code) ?? code))
  return values.map((value) => (typeof value.centre === 'string' ? { ...value, centre: named(value.centre) } : value))
}
