import { m } from '@cauce/i18n/messages'
import { ConfirmDialog } from '@cauce/ui/confirm-dialog'
import { TextField } from '@cauce/ui/text-field'
import { createSignal } from 'solid-js'
import { api } from '../../../api/api.ts'
import { basisPointsOf, percentText } from '../percent-text.ts'
import type { Settings } from '../row.ts'
import { useForm } from './use-form.ts'

/** Who is invoiced from now on, and the VAT on commission; finance's alone. */
export function IdentityDialog(props: { settings: Settings; onClose: () => void }) {
  const form = useForm()
  const { invoice, merchant } = props.settings
  const [legalName, setLegalName] = createSignal(invoice.legalName)
  const [taxId, setTaxId] = createSignal(invoice.taxId)
  const [vat, setVat] = createSignal(percentText(invoice.commissionVatBp))
  const set = () =>
    form.submit(
      () =>
        api.payoutSettings.setIdentity.act({
          ...{ merchantId: merchant.id, revision: props.settings.revision },
          ...{ legalName: legalName(), taxId: taxId(), commissionVatBp: basisPointsOf(vat()) },
        }),
      m.payout_saved,
    )
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => {
        if (!open) props.onClose()
      }}
      title={m.payout_identity_change()}
      consequence={m.payout_identity_consequence()}
      confirmLabel={m.shell_save()}
      onConfirm={set}
      errorText={form.errorText}
    >
      <div class="mt-3 grid gap-3">
        <TextField
          label={m.payout_legal_name()}
          required
          value={legalName()}
          onChange={setLegalName}
          maxLength={200}
          error={form.fault('legalName')}
        />
        <TextField
          label={m.payout_tax_id()}
          required
          value={taxId()}
          onChange={setTaxId}
          maxLength={30}
          error={form.fault('taxId')}
        />
        <TextField
          label={m.payout_vat_percent()}
          required
          inputMode="decimal"
          value={vat()}
          onChange={setVat}
          maxLength={10}
          error={form.fault('commissionVatBp')}
        />
      </div>
    </ConfirmDialog>
  )
}
