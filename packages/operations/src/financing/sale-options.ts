import type { Db } from '@cauce/database/connection'
import { may } from '@cauce/domain/access/permissions'
import { platformTimeZone } from '@cauce/domain/access/platform'
import { type Role, roles } from '@cauce/domain/access/roles'
import type { Scope } from '@cauce/domain/access/scope'
import { dateIn } from '@cauce/domain/money/calendar'
import type { TaxTreatment } from '@cauce/domain/orders/tax'
import { sql } from 'kysely'
import { z } from 'zod'
import { reading } from '../operation.ts'
import { linkTokenLength } from './payment-link.ts'
import { productTermColumns, productTerms } from './product-terms.ts'

/**
 * What the list's chips and a new financing choose from, in scope: centres, products offered, people who sell. The
 * platform has no merchant of its own but `merchants`, all of them, and no products and no link.
 */
export const saleOptions = reading({
  name: 'financing.options',
  permission: 'financings.read',
  input: z.void(),
  async run({ db, actor, now }) {
    const merchant = await readMerchant(db, actor.scope)
    return {
      merchant: merchant?.facts ?? null,
      merchants: actor.scope.kind === 'platform' ? await readMerchants(db) : [],
      centres: await readCentres(db, actor.scope),
      products: await readProducts(db, actor.scope),
      agents: await readAgents(db, actor.scope),
      today: dateIn(merchant?.facts.timeZone ?? platformTimeZone, now),
      linkDays: merchant?.linkDays ?? 0,
      linkTokenLength,
    }
  },
})

async function readMerchant(db: Db, scope: Scope) {
  if (scope.kind === 'platform') return null
  const { linkDays, ...facts } = await db
    .selectFrom('merchant')
    .select(['id', 'name', 'locale', 'country', 'time_zone as timeZone', 'link_days as linkDays'])
    .where('id', '=', scope.merchantId)
    .executeTakeFirstOrThrow()
  return { facts: { ...facts, locale: facts.locale as 'es' | 'fr' | 'en' }, linkDays }
}

const readMerchants = (db: Db) =>
  db.selectFrom('merchant').select(['id', 'name']).orderBy('name').orderBy('id').execute()

async function readCentres(db: Db, scope: Scope) {
  let query = db.selectFrom('centre').select(['id', 'name', 'tax_treatment']).orderBy('name').orderBy('id')
  if (scope.kind === 'merchant') {
    query = query.where('merchant_id', '=', scope.merchantId)
    if (scope.centreIds !== 'all') query = query.where('id', '=', sql<string>`any(${[...scope.centreIds]}::uuid[])`)
  }
  const centres = await query.execute()
  return centres.map(({ id, name, tax_treatment }) => ({ id, name, taxTreatment: tax_treatment as TaxTreatment }))
}

async function readProducts(db: Db, scope: Scope) {
  if (scope.kind === 'platform') return []
  const products = await db
    .selectFrom('financing_product')
    .select(['financing_product.id', 'financing_product.name', ...productTermColumns])
    .where('merchant_id', '=', scope.merchantId)
    .where('offered', '=', true)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return products.map(({ id, name, ...row }) => ({ id, name, terms: productTerms(row) }))
}

const sellingRoles = roles.filter((role: Role) => may({ role }, 'financings.send'))

/** People and keys that sell, also those who left, since the list still has their sales; centre roles see their own centres' people. */
async function readAgents(db: Db, scope: Scope) {
  const agents = await db
    .selectFrom('app_user')
    .leftJoin('user_centre', 'user_centre.user_id', 'app_user.id')
    .select(['app_user.id', 'app_user.name'])
    .select(
      sql<
        string[]
      >`coalesce(array_agg(user_centre.centre_id) filter (where user_centre.centre_id is not null), '{}')`.as(
        'centreIds',
      ),
    )
    .where(({ eb, or, and }) =>
      or([
        eb('app_user.role', 'in', sellingRoles),
        and([eb('app_user.role', '=', 'service'), sql<boolean>`'financings.send' = any(app_user.rights)`]),
      ]),
    )
    .groupBy('app_user.id')
    .orderBy('app_user.name')
    .execute()
  if (scope.kind === 'platform' || scope.centreIds === 'all') return agents
  const { centreIds } = scope
  return agents.filter((agent) => agent.centreIds.some((id) => centreIds.includes(id)))
}
