import { ServicePage } from '@cauce/domain/catalogue/questions'
import { sql } from 'kysely'
import { exportedView } from '../export-view.ts'
import { pageOfServices } from './list-services.ts'
import type { ServiceRow } from './service-row.ts'

export type ExportedServiceRow = ServiceRow & { merchantName: string; centreName: string }

/** The catalogue as a filter shows it, to be written into a file. */
export const exportServices = exportedView(
  { name: 'services.export', permission: 'services.export', input: ServicePage.omit({ limit: true }) },
  async (context, asked, limit) => {
    const { rows, next } = await pageOfServices(context, asked, limit)
    const centres = await context.db
      .selectFrom('centre')
      .innerJoin('merchant', 'merchant.id', 'centre.merchant_id')
      .select(['centre.id', 'centre.name', 'merchant.name as merchant_name'])
      .where('centre.id', '=', sql<string>`any(${[...new Set(rows.map(({ centreId }) => centreId))]}::uuid[])`)
      .execute()
    const names = new Map(centres.map(({ id, ...named }) => [id, named]))
    return {
      rows: rows.map((row): ExportedServiceRow => {
        const { name = '', merchant_name: merchantName = '' } = names.get(row.centreId) ?? {}
        return { ...row, merchantName, centreName: name }
      }),
      next,
    }
  },
)
