import { m } from '@cauce/i18n/messages'
import { ConfirmDialog } from '@cauce/ui/confirm-dialog'
import { TextField } from '@cauce/ui/text-field'
import { createSignal } from 'solid-js'
import { api } from '../../../api/api.ts'
import type { Settings } from '../row.ts'
import { useForm } from './use-form.ts'

/** Where invoices go from now on. */
export function AddressDialog(props: { settings: Settings; onClose: () => void }) {
  const form = useForm()
  const { invoice, merchant } = props.settings
  const [street, setStreet] = createSignal(invoice.street ?? '')
  const [postcode, setPostcode] = createSignal(invoice.postcode ?? '')
  const [city, setCity] = createSignal(invoice.city ?? '')
  const set = () =>
    form.submit(
      () =>
        api.payoutSettings.setAddress.act({
          ...{ merchantId: merchant.id, revision: props.settings.revision },
          ...{ street: street(), postcode: postcode(), city: city() },
        }),
      m.payout_saved,
    )
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => {
        if (!open) props.onClose()
      }}
      title={m.payout_address_change()}
      consequence={m.payout_address_consequence()}
      confirmLabel={m.shell_save()}
      onConfirm={set}
      errorText={form.errorText}
    >
      <div class="mt-3 grid gap-3">
        <TextField
          label={m.payout_street()}
          required
          value={street()}
          onChange={setStreet}
          maxLength={200}
          error={form.fault('street')}
        />
        <TextField
          label={m.payout_postcode()}
          required
          value={postcode()}
          onChange={setPostcode}
          maxLength={20}
          error={form.fault('postcode')}
        />
        <TextField
          label={m.payout_city()}
          required
          value={city()}
          onChange={setCity}
          maxLength={100}
          error={form.fault('city')}
        />
      </div>
    </ConfirmDialog>
  )
}
