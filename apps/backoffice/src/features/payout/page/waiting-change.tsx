import { longest } from '@cauce/domain/limits'
import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { ConfirmDialog } from '@cauce/ui/confirm-dialog'
import { Field } from '@cauce/ui/field'
import { Notice } from '@cauce/ui/notice'
import { RelativeTime } from '@cauce/ui/relative-time'
import { TextField } from '@cauce/ui/text-field'
import { Textarea } from '@cauce/ui/textarea'
import { createSignal, Match, Show, Switch } from 'solid-js'
import { api } from '../../../api/api.ts'
import { useSession } from '../../../session/session.tsx'
import type { AccountChange } from '../row.ts'
import { useForm } from './use-form.ts'

type Waiting = { change: AccountChange; merchantName: string }

/** A change of account that waits for finance: who asked for it and why, and what the reader may do with it. */
export function WaitingChange(props: Waiting) {
  const session = useSession()
  const [asking, setAsking] = createSignal<'approve' | 'refuse' | 'withdraw'>()
  const close = () => setAsking(undefined)
  return (
    <div class="mt-3 grid gap-2">
      <Notice meaning="waiting">
        <p>{m.payout_waiting({ name: props.change.askedByName, iban: props.change.iban })}</p>
        <p>
          {props.change.reason} · <RelativeTime at={props.change.askedAt} />
        </p>
        <Show when={session.can('payouts.approve') && props.change.isOwn}>
          <p>{m.payout_waiting_second()}</p>
        </Show>
      </Notice>
      <div class="flex flex-wrap gap-2">
        <Show when={props.change.mayDecide}>
          <Button variant="primary" onClick={() => setAsking('approve')}>
            {m.payout_approve()}
          </Button>
          <Button onClick={() => setAsking('refuse')}>{m.payout_refuse()}</Button>
        </Show>
        <Show when={session.can('payouts.set')}>
          <Button onClick={() => setAsking('withdraw')}>{m.payout_withdraw()}</Button>
        </Show>
      </div>
      <Switch>
        <Match when={asking() === 'approve'}>
          <ApproveDialog {...props} onClose={close} />
        </Match>
        <Match when={asking() === 'refuse'}>
          <RefuseDialog {...props} onClose={close} />
        </Match>
        <Match when={asking() === 'withdraw'}>
          <WithdrawDialog {...props} onClose={close} />
        </Match>
      </Switch>
    </div>
  )
}

type DialogProps = Waiting & { onClose: () => void }

const closing = (props: DialogProps) => (open: boolean) => {
  if (!open) props.onClose()
}

function ApproveDialog(props: DialogProps) {
  const form = useForm()
  const [iban, setIban] = createSignal('')
  const { id } = props.change
  return (
    <ConfirmDialog
      open
      onOpenChange={closing(props)}
      title={m.payout_approve_title({ merchant: props.merchantName })}
      consequence={m.payout_approve_consequence()}
      confirmLabel={m.payout_approve()}
      onConfirm={() =>
        form.submit(
          () => api.payoutSettings.decideAccount.act({ id, decision: 'approve', iban: iban() }),
          () => m.payout_approved({ merchant: props.merchantName, iban: props.change.iban }),
        )
      }
      errorText={form.errorText}
    >
      <TextField
        class="mt-3"
        label={m.payout_iban()}
        required
        value={iban()}
        onChange={setIban}
        maxLength={50}
        autocomplete="off"
        spellcheck={false}
        error={form.fault('iban')}
      />
    </ConfirmDialog>
  )
}

function RefuseDialog(props: DialogProps) {
  const form = useForm()
  const [note, setNote] = createSignal('')
  const { id } = props.change
  return (
    <ConfirmDialog
      open
      onOpenChange={closing(props)}
      danger
      title={m.payout_refuse_title({ merchant: props.merchantName })}
      consequence={m.payout_refuse_consequence()}
      confirmLabel={m.payout_refuse()}
      onConfirm={() =>
        form.submit(
          () => api.payoutSettings.decideAccount.act({ id, decision: 'refuse', note: note() }),
          m.payout_refused,
        )
      }
      errorText={form.errorText}
    >
      <Field class="mt-3" label={m.payout_reason()} required error={form.fault('note')}>
        <Textarea value={note()} onChange={setNote} maxLength={longest.note} />
      </Field>
    </ConfirmDialog>
  )
}

function WithdrawDialog(props: DialogProps) {
  const form = useForm()
  const { id } = props.change
  return (
    <ConfirmDialog
      open
      onOpenChange={closing(props)}
      danger
      title={m.payout_withdraw()}
      consequence={m.payout_withdraw_consequence()}
      confirmLabel={m.payout_withdraw()}
      onConfirm={() => form.submit(() => api.payoutSettings.withdrawAccount.act({ id }), m.payout_withdrawn)}
      errorText={form.errorText}
    />
  )
}
