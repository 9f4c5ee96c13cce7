import { joined } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { ConfirmDialog } from '@cauce/ui/confirm-dialog'
import { Field } from '@cauce/ui/field'
import { Section } from '@cauce/ui/section'
import { TextInput } from '@cauce/ui/text-input'
import { createSignal, Show } from 'solid-js'
import { api } from '../../../api/api.ts'
import { useSession } from '../../../session/session.tsx'
import type { Settings } from '../row.ts'
import { useForm } from './use-form.ts'

/** On which days an instalment that the card declined is tried again before it is overdue. */
export function RetryDays(props: { settings: Settings }) {
  const session = useSession()
  const [changing, setChanging] = createSignal(false)
  return (
    <Section
      title={m.payout_retries()}
      text={m.payout_retries_text()}
      beside={
        <Show when={session.can('payouts.set')}>
          <Button onClick={() => setChanging(true)}>{m.payout_retries_change()}</Button>
        </Show>
      }
    >
      <p>
        <Show when={props.settings.retryDays.length > 0} fallback={m.payout_retries_none()}>
          {m.payout_retries_on({ days: joined(props.settings.retryDays.map(String)) })}
        </Show>
      </p>
      <Show when={changing()}>
        <RetryDialog settings={props.settings} onClose={() => setChanging(false)} />
      </Show>
    </Section>
  )
}

function RetryDialog(props: { settings: Settings; onClose: () => void }) {
  const form = useForm()
  const [typed, setTyped] = createSignal(props.settings.retryDays.join(', '))
  const set = () =>
    form.submit(
      () =>
        api.payoutSettings.setRetryDays.act({
          ...{ merchantId: props.settings.merchant.id, revision: props.settings.revision },
          days: daysIn(typed()),
        }),
      m.payout_saved,
    )
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => {
        if (!open) props.onClose()
      }}
      title={m.payout_retries_change()}
      consequence={m.payout_retries_consequence()}
      confirmLabel={m.shell_save()}
      onConfirm={set}
      errorText={form.errorText}
    >
      <div class="mt-3">
        <Field label={m.payout_retries_days()} hint={m.payout_retries_hint()} error={form.fault('days')}>
          <TextInput value={typed()} onChange={setTyped} maxLength={60} autocomplete="off" />
        </Field>
      </div>
    </ConfirmDialog>
  )
}

/** What is no number is no day, which the rules refuse. */
const daysIn = (text: string): number[] =>
  text
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
    .map((word) => Number(word) || 0)
