import type { Tx } from '@cauce/database/connection'
import { InvoiceMonth, InvoiceParty } from '@cauce/domain/disbursement/invoices'
import { refuseUnless } from '@cauce/domain/errors'
import { dateIn } from '@cauce/domain/money/calendar'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { chargedInMonth, waitsForBank } from './charged-in-month.ts'
import { insertInvoice, lockInvoices } from './insert-invoice.ts'
import { stands } from './standing-invoice.ts'

/**
 * Invoices a merchant's commission of a month that is over by its own calendar: once, however often it is asked for, until
 * a credit note corrects it. A month that gave more back than it charged gets a credit note of its own. Null where nothing was charged, the month goes on, or a payment of it waits for the bank.
 * Refuses with `invoice-party-incomplete` where the merchant has no address. Source: decisions.md, Invoices.
 */
export const issueInvoice = operation({
  name: 'invoices.issue',
  permission: 'invoices.process',
  input: z.object({ merchantId: z.uuid(), month: InvoiceMonth, issuer: InvoiceParty }),
  async run({ tx, actor, now, record, unchanged }, { merchantId, month, issuer }) {
    await lockInvoices(tx, merchantId)
    const standing = await standingInvoice(tx, merchantId, month)
    const { recipient, isAbroad, today } = await recipientOf(tx, merchantId, now)
    const isOver = today.slice(0, 7) > month.slice(0, 7)
    const lines =
      standing || !isOver || (await waitsForBank(tx, merchantId, month))
        ? []
        : await chargedInMonth(tx, merchantId, month)
    const sum = (of: 'baseCents' | 'vatCents') => lines.reduce((total, line) => total + line[of], 0)
    const [netCents, vatCents] = [sum('baseCents'), sum('vatCents')]
    if (netCents === 0 && vatCents === 0) {
      unchanged()
      return standing ?? null
    }
    refuseUnless(recipient.success, 'invoice-party-incomplete')
    const isReverseCharge = isAbroad && lines.every(({ vatCents }) => vatCents === 0)
    const { id, number, change } = await insertInvoice(
      tx,
      {
        merchantId,
        series: netCents + vatCents < 0 ? 'credit-note' : 'commission',
        month,
        lines,
        isReverseCharge,
        issuer,
        recipient: recipient.data,
      },
      { at: now, by: actor.userId },
    )
    await record(change)
    return { id, number }
  },
})

const standingInvoice = (tx: Tx, merchantId: string, month: string) =>
  tx
    .selectFrom('invoice as i')
    .select(['i.id', 'i.number'])
    .where('i.merchant_id', '=', merchantId)
    .where('i.month', '=', month)
    .where(stands('i'))
    .executeTakeFirst()

/** Who is invoiced, as it is today, and its own calendar's day. */
async function recipientOf(tx: Tx, merchantId: string, now: string) {
  const merchant = await tx
    .selectFrom('merchant')
    .select(['legal_name', 'tax_id', 'street', 'postcode', 'city', 'country', 'time_zone'])
    .where('id', '=', merchantId)
    .executeTakeFirst()
  refuseUnless(merchant, 'not-found')
  const { street, postcode, city, country } = merchant
  const isAddressed = street !== null && postcode !== null && city !== null
  const recipient = InvoiceParty.safeParse({
    legalName: merchant.legal_name,
    taxId: merchant.tax_id,
    address: isAddressed ? [street, `${postcode} ${city}`, country] : [],
  })
  return { recipient, isAbroad: country !== 'ES', today: dateIn(merchant.time_zone, now) }
}
