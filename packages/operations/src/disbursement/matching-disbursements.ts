import type { Db } from '@cauce/database/connection'
import type { Scope } from '@cauce/domain/access/scope'
import type { DisbursementFilter } from '@cauce/domain/disbursement/filter'
import { type SqlBool, sql } from 'kysely'

/**
 * The payments `d` of a scope that a filter lets through, with their merchant `m`. The scope is said here although
 * row-level security says it too: only so does the index lead with it.
 */
export function matchingDisbursements(db: Db, scope: Scope, filter: DisbursementFilter) {
  let query = db.selectFrom('disbursement as d').innerJoin('merchant as m', 'm.id', 'd.merchant_id')
  if (scope.kind === 'merchant') query = query.where('d.merchant_id', '=', scope.merchantId)
  if (filter.merchantIds?.length)
    query = query.where(sql<SqlBool>`d.merchant_id = any(${[...filter.merchantIds]}::uuid[])`)
  if (filter.states?.length) query = query.where(sql<SqlBool>`d.state = any(${[...filter.states]}::text[])`)
  if (filter.from) query = query.where('d.day', '>=', filter.from)
  if (filter.to) query = query.where('d.day', '<=', filter.to)
  return query
}
