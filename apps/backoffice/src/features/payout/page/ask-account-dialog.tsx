import { longest } from '@cauce/domain/limits'
import { m } from '@cauce/i18n/messages'
import { ConfirmDialog } from '@cauce/ui/confirm-dialog'
import { Field } from '@cauce/ui/field'
import { TextField } from '@cauce/ui/text-field'
import { Textarea } from '@cauce/ui/textarea'
import { createSignal } from 'solid-js'
import { api } from '../../../api/api.ts'
import type { Settings } from '../row.ts'
import { useForm } from './use-form.ts'

/** Another account, asked for; it is used once somebody of finance has approved it. */
export function AskAccountDialog(props: { settings: Settings; onClose: () => void }) {
  const form = useForm()
  const [iban, setIban] = createSignal('')
  const [bic, setBic] = createSignal('')
  const [reason, setReason] = createSignal('')
  const ask = () =>
    form.submit(
      () =>
        api.payoutSettings.askAccount.act({
          ...{ merchantId: props.settings.merchant.id, iban: iban(), reason: reason() },
          ...(bic().trim() !== '' && { bic: bic() }),
        }),
      m.payout_account_asked,
    )
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => {
        if (!open) props.onClose()
      }}
      title={m.payout_account_change_of({ merchant: props.settings.merchant.name })}
      consequence={m.payout_account_consequence()}
      confirmLabel={m.payout_account_ask()}
      onConfirm={ask}
      errorText={form.errorText}
    >
      <div class="mt-3 grid gap-3">
        <TextField
          label={m.payout_iban()}
          required
          value={iban()}
          onChange={setIban}
          maxLength={50}
          autocomplete="off"
          spellcheck={false}
          error={form.fault('iban')}
        />
        <TextField
          label={m.payout_bic()}
          value={bic()}
          onChange={setBic}
          maxLength={20}
          autocomplete="off"
          spellcheck={false}
          error={form.fault('bic')}
        />
        <Field label={m.payout_reason()} required error={form.fault('reason')}>
          <Textarea value={reason()} onChange={setReason} maxLength={longest.note} />
        </Field>
      </div>
    </ConfirmDialog>
  )
}
