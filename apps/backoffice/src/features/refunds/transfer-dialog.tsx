import { longest } from '@cauce/domain/limits'
import { money } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { ConfirmDialog } from '@cauce/ui/confirm-dialog'
import { TextField } from '@cauce/ui/text-field'
import { showToast } from '@cauce/ui/toast'
import { createSignal } from 'solid-js'
import { api } from '../../api/api.ts'
import { codeText, failureText, fetchWording } from '../../api/failure-text.ts'
import { type AccountFaults, accountFaults } from './account.ts'
import type { Row } from './row.ts'

type TransferProps = {
  refund: Row
  open: boolean
  onOpenChange: (open: boolean) => void
  onTransferred: () => void
}

/** Finance notes which account it sent a refund to; the number is looked at before anything is asked. */
export function TransferDialog(props: TransferProps) {
  const [iban, setIban] = createSignal('')
  const [holder, setHolder] = createSignal(props.refund.customerName)
  const [faults, setFaults] = createSignal<AccountFaults>({})
  const amount = () => money(props.refund.toTransferCents)
  const note = async () => {
    const found = accountFaults({ iban: iban(), holder: holder() })
    const [first] = Object.values(found)
    if (first) await fetchWording()
    setFaults(found)
    if (first) throw new Error(first)
    const { id, toTransferCents: amountCents } = props.refund
    await api.refunds.transfer.act({ id, amountCents, iban: iban(), holder: holder() })
    showToast({ text: m.refunds_transferred({ amount: amount() }), meaning: 'good' })
    props.onTransferred()
  }
  const faultText = (code: AccountFaults[keyof AccountFaults]) => (code ? codeText(code) : undefined)
  return (
    <ConfirmDialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={m.refunds_transfer_of({ number: props.refund.number })}
      consequence={m.refunds_transfer_consequence({
        amount: amount(),
        name: props.refund.customerName,
        reference: props.refund.reference,
      })}
      confirmLabel={m.refunds_confirm()}
      onConfirm={note}
      errorText={(error) => (Object.keys(faults()).length > 0 ? '' : failureText(error))}
    >
      <div class="mt-3 grid gap-3">
        <TextField
          label={m.refunds_iban()}
          required
          value={iban()}
          onChange={(typed) => {
            setIban(typed)
            setFaults({})
          }}
          maxLength={50}
          autocomplete="off"
          spellcheck={false}
          error={faultText(faults().iban)}
        />
        <TextField
          label={m.refunds_holder()}
          required
          value={holder()}
          onChange={setHolder}
          maxLength={longest.accountHolder}
          autocomplete="off"
          error={faultText(faults().holder)}
        />
      </div>
    </ConfirmDialog>
  )
}
