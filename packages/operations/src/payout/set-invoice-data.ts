import { InvoiceAddress, InvoiceIdentity } from '@cauce/domain/disbursement/payout-settings'
import { operation } from '../operation.ts'
import { lockUnchanged } from './merchant-of.ts'

/** Where a merchant's invoices go from now on. Refuses with `not-found` or `changed-meanwhile`. */
export const setInvoiceAddress = operation({
  name: 'payouts.set-address',
  permission: 'payouts.set',
  input: InvoiceAddress,
  async run({ tx, actor, record, unchanged }, { street, postcode, city, ...read }) {
    const before = await lockUnchanged(tx, actor.scope, read)
    if (before.street === street && before.postcode === postcode && before.city === city) return unchanged()
    await tx
      .updateTable('merchant')
      .set({ street, postcode, city, settings_revision: read.revision + 1 })
      .where('id', '=', before.id)
      .execute()
    await record({
      ...{ subjectKind: 'merchant', subjectId: before.id, merchantId: before.id },
      before: { street: before.street, postcode: before.postcode, city: before.city },
      after: { street, postcode, city },
    })
  },
})

/**
 * Who is invoiced from now on, and the VAT on the commission of orders that are confirmed from now on: the platform's
 * word alone. Refuses with `not-found` or `changed-meanwhile`.
 */
export const setInvoiceIdentity = operation({
  name: 'payouts.set-identity',
  permission: 'payouts.approve',
  input: InvoiceIdentity,
  async run({ tx, actor, record, unchanged }, { legalName, taxId, commissionVatBp, ...read }) {
    const before = await lockUnchanged(tx, actor.scope, read)
    const was = { legalName: before.legal_name, taxId: before.tax_id, commissionVat: before.commission_vat_bp }
    const after = { legalName, taxId, commissionVat: commissionVatBp }
    if (was.legalName === legalName && was.taxId === taxId && was.commissionVat === commissionVatBp) return unchanged()
    await tx
      .updateTable('merchant')
      .set({ legal_name: legalName, tax_id: taxId, commission_vat_bp: commissionVatBp })
      .set({ settings_revision: read.revision + 1 })
      .where('id', '=', before.id)
      .execute()
    await record({
      ...{ subjectKind: 'merchant', subjectId: before.id, merchantId: before.id },
      before: was,
      after,
    })
  },
})
