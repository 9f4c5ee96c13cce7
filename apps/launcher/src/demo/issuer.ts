import type { InvoiceParty } from '@cauce/domain/disbursement/invoices'

/** Who invoices commission in the demo. */
export const demoIssuer: InvoiceParty = {
  legalName: 'Cauce Pagos, S.A.',
  taxId: 'A83741207',
  address: ['Calle de Alcalá, 45', '28014 Madrid', 'ES'],
}
