import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { ConfirmDialog } from '@cauce/ui/confirm-dialog'
import { Section } from '@cauce/ui/section'
import { createSignal, Show } from 'solid-js'
import { api } from '../../../api/api.ts'
import { useSession } from '../../../session/session.tsx'
import type { Settings } from '../row.ts'
import { useForm } from './use-form.ts'

/** Whether the confirmation of an order ships its services, and so when they are paid. */
export function ServiceShipping(props: { settings: Settings }) {
  const session = useSession()
  const form = useForm()
  const [changing, setChanging] = createSignal(false)
  const isAtConfirmation = () => props.settings.servicesAtConfirmation
  const change = () =>
    form.submit(
      () =>
        api.payoutSettings.setServiceShipping.act({
          ...{ merchantId: props.settings.merchant.id, revision: props.settings.revision },
          atConfirmation: !isAtConfirmation(),
        }),
      m.payout_saved,
    )
  const words = () =>
    isAtConfirmation()
      ? {
          label: m.payout_services_to_hand(),
          title: m.payout_services_to_hand_title(),
          consequence: m.payout_services_to_hand_consequence(),
        }
      : {
          label: m.payout_services_to_confirmation(),
          title: m.payout_services_to_confirmation_title(),
          consequence: m.payout_services_to_confirmation_consequence(),
        }
  return (
    <Section
      title={m.payout_services()}
      text={m.payout_services_text()}
      beside={
        <Show when={session.can('payouts.set')}>
          <Button onClick={() => setChanging(true)}>{words().label}</Button>
        </Show>
      }
    >
      <p>{isAtConfirmation() ? m.payout_services_at_confirmation() : m.payout_services_by_hand()}</p>
      <ConfirmDialog
        open={changing()}
        onOpenChange={setChanging}
        title={words().title}
        consequence={words().consequence}
        confirmLabel={words().label}
        onConfirm={change}
        errorText={form.errorText}
      />
    </Section>
  )
}
