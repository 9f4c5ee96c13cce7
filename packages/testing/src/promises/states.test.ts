import { openOwner } from '@cauce/database/connection'
import { administratorChangeMoves } from '@cauce/domain/access/administrator-change'
import { accountChangeMoves } from '@cauce/domain/disbursement/account-change'
import { financingMoves } from '@cauce/domain/financing/states'
import { importMoves } from '@cauce/domain/imports/states'
import { deliveryMoves } from '@cauce/domain/messaging/states'
import { readingMoves } from '@cauce/domain/orders/shipments/states'
import { orderMoves } from '@cauce/domain/orders/states'
import { refundMoves, refundPartMoves } from '@cauce/domain/payments/refunds'
import { attemptMoves, cardChangeMoves, chargeMoves } from '@cauce/domain/payments/states'
import { webhookDeliveryMoves } from '@cauce/domain/webhooks/states'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../database.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 1)
afterAll(() => owner.destroy())

const moves = {
  financing: financingMoves,
  orders: orderMoves,
  payment_attempt: attemptMoves,
  charge: chargeMoves,
  card_change: cardChangeMoves,
  refund: refundMoves,
  refund_part: refundPartMoves,
  message: deliveryMoves,
  import: importMoves,
  shipment_reading: readingMoves,
  administrator_change: administratorChangeMoves,
  account_change: accountChangeMoves,
  webhook_delivery: webhookDeliveryMoves,
}

test.each(Object.entries(moves))(
  'the database allows a row of %s exactly the states that have moves',
  async (table) => {
    const { rows } = await sql<{ definition: string }>`
    select pg_get_constraintdef(oid) as definition from pg_constraint
    where conrelid = ${table}::regclass and conname = ${`${table}_state_check`}`.execute(owner)
    const allowed = [...(rows[0]?.definition ?? '').matchAll(/'([^']+)'::text/g)].map(([, state]) => state)
    expect(allowed.toSorted()).toEqual(Object.keys(moves[table as keyof typeof moves]).toSorted())
  },
)
