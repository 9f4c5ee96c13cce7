import { type RawBuilder, type SqlBool, sql } from 'kysely'

/**
 * Whether an invoice is its month's document: an invoice, or the credit note of a month that gave more commission back than
 * it charged, that none has taken back. Never two of a merchant for one month.
 */
export const stands = (invoice: string): RawBuilder<SqlBool> => sql`(${sql.ref(`${invoice}.corrects`)} is null
  and not exists (select from invoice note where note.corrects = ${sql.ref(`${invoice}.id`)}))`
