import type { Db } from '@cauce/database/connection'
import { type Actor, systemActor } from '@cauce/domain/access/scope'
import { addDays, addMonths, dateIn, daysBetween } from '@cauce/domain/money/calendar'
import { issueInvoice } from '@cauce/operations/disbursement/issue-invoice'
import { makePayoutFile } from '@cauce/operations/disbursement/make-payout-file'
import { prepareDisbursement } from '@cauce/operations/disbursement/prepare-disbursement'
import type { Perform } from '@cauce/operations/perform'
import { sql } from 'kysely'
import { demoAccount, demoBank } from './bank.ts'
import { demoIssuer } from './issuer.ts'
import { demoMerchants } from './merchants.ts'

type Payer = { perform: Perform; finance: Actor; now: Date }
type Bank = ReturnType<typeof demoBank>

const hourMs = 3_600_000
/** Hours of UTC at which merchants are paid and finance works, well within the day of both. */
const [preparedAt, sentAt, paidAt] = [7, 8, 16]

/**
 * Pays the demo's merchants day by day for what was shipped before: each morning, in a file that finance hands to the
 * bank an hour later, and whose statement says in the afternoon that it was paid; the last one still waits to be handed
 * over, the one before it to be paid, and one of the earlier ones the bank gave back, on a day when it also took a charge
 * that finance has not explained yet. Months that are over are invoiced.
 */
export async function payMerchants(owner: Db, { perform, finance, now }: Payer): Promise<void> {
  const waiting = await owner
    .selectFrom('disbursable_order')
    .select(({ fn }) => fn.min<string>('since').as('first'))
    .executeTakeFirst()
  const last = dateIn('UTC', new Date(now.getTime() - preparedAt * hourMs).toISOString())
  const first = dateIn('UTC', waiting?.first ?? now.toISOString())
  const bank = demoBank(owner, perform, finance)
  for (let ago = Math.max(0, daysBetween(first, last)); ago >= 0; ago -= 1)
    await payDay(
      owner,
      { perform, finance, now, bank },
      { day: addDays(last, -ago), isLast: ago === 0, isOpen: ago === 1 },
    )
  await giveOneBack(owner, { bank, now }, last)
  await invoiceMonths(owner, { perform, now })
}

async function payDay(
  owner: Db,
  { perform, finance, now, bank }: Payer & { bank: Bank },
  { day, isLast, isOpen }: { day: string; isLast: boolean; isOpen: boolean },
): Promise<void> {
  const at = (hour: number) => `${day}T${String(hour).padStart(2, '0')}:00:00.000Z`
  const prepared: string[] = []
  for (const { id } of demoMerchants) {
    const whose = { merchantId: id, day }
    const found = await perform(prepareDisbursement, systemActor(id), whose, { now: at(preparedAt) })
    if (found) prepared.push(found.id)
  }
  if (isLast || prepared.length === 0) return
  const once = { idempotencyKey: `demo/payout-file/${day}`, now: at(sentAt) }
  await perform(makePayoutFile, finance, demoAccount, once)
  if (isOpen && at(paidAt) > now.toISOString()) return
  await bank(day, at(paidAt), (await paymentsBy(owner, prepared)).map(leaving))
}

/** Invoices every month that is over, on the second day of the next. */
async function invoiceMonths(owner: Db, { perform, now }: Pick<Payer, 'perform' | 'now'>): Promise<void> {
  const { rows } = await sql<{ merchantId: string; month: string }>`
    select distinct merchant_id as "merchantId", date_trunc('month', day)::date as month
    from disbursement order by 2, 1`.execute(owner)
  for (const { merchantId, month } of rows) {
    const at = `${addDays(addMonths(month, 1), 1)}T06:00:00.000Z`
    if (at > now.toISOString()) continue
    await perform(issueInvoice, systemActor(merchantId), { merchantId, month, issuer: demoIssuer }, { now: at })
  }
}

/** What the bank gave back of what it paid before, and a charge of its own, in the statement of the last day. */
async function giveOneBack(owner: Db, { bank, now }: { bank: Bank; now: Date }, day: string): Promise<void> {
  const settled = await owner
    .selectFrom('disbursement')
    .select(['id', 'state'])
    .where('state', 'in', ['paid', 'rejected'])
    .orderBy('day', 'desc')
    .limit(2)
    .execute()
  if (settled.some(({ state }) => state === 'rejected')) return
  const back = await paymentsBy(
    owner,
    settled.slice(1).map(({ id }) => id),
  )
  await bank(day, now.toISOString(), [
    ...back.map((payment) => ({
      ...leaving(payment),
      ...{ amountCents: payment.paid_cents, isReturn: true, returnReason: 'AC04' },
    })),
    { amountCents: -18_15, remittance: 'COMISION MANTENIMIENTO Y ADMINISTRACION' },
  ])
}

const paymentsBy = (owner: Db, ids: readonly string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : owner
        .selectFrom('disbursement as d')
        .innerJoin('merchant as m', 'm.id', 'd.merchant_id')
        .select(['d.number', 'd.end_to_end_id', 'd.paid_cents', 'd.iban', 'm.legal_name'])
        .where('d.id', 'in', ids)
        .where('d.file_id', 'is not', null)
        .orderBy('d.id')
        .execute()

const leaving = (payment: Awaited<ReturnType<typeof paymentsBy>>[number]) => ({
  ...{ amountCents: -payment.paid_cents, endToEndId: payment.end_to_end_id, remittance: payment.number },
  counterparty: { name: payment.legal_name, iban: payment.iban },
})
