import { duration, wholeNumber } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { ConfirmDialog } from '@cauce/ui/confirm-dialog'
import { DescriptionList } from '@cauce/ui/description-list'
import { Field } from '@cauce/ui/field'
import { NumberInput } from '@cauce/ui/number-input'
import { Section } from '@cauce/ui/section'
import { createSignal, Show } from 'solid-js'
import { api } from '../../../api/api.ts'
import { useSession } from '../../../session/session.tsx'
import type { Settings } from '../row.ts'
import { useForm } from './use-form.ts'

/** How long a link and an offer hold, and when the shopper is reminded. */
export function SaleTerms(props: { settings: Settings }) {
  const session = useSession()
  const [changing, setChanging] = createSignal(false)
  const terms = () => props.settings.sale
  const reminder = () => {
    const { reminderHours } = terms()
    return reminderHours === null ? m.payout_reminder_none() : m.payout_hours({ count: wholeNumber(reminderHours) })
  }
  return (
    <Section
      title={m.payout_sale()}
      text={m.payout_sale_text()}
      beside={
        <Show when={session.can('payouts.set')}>
          <Button onClick={() => setChanging(true)}>{m.payout_sale_change()}</Button>
        </Show>
      }
    >
      <DescriptionList
        items={[
          { term: m.payout_link_days(), detail: duration(`P${terms().linkDays}D`) },
          { term: m.payout_offer_days(), detail: duration(`P${terms().offerDays}D`) },
          { term: m.payout_reminder(), detail: reminder() },
        ]}
      />
      <Show when={changing()}>
        <TermsDialog settings={props.settings} onClose={() => setChanging(false)} />
      </Show>
    </Section>
  )
}

function TermsDialog(props: { settings: Settings; onClose: () => void }) {
  const form = useForm()
  const [linkDays, setLinkDays] = createSignal<number | null>(props.settings.sale.linkDays)
  const [offerDays, setOfferDays] = createSignal<number | null>(props.settings.sale.offerDays)
  const [reminderHours, setReminderHours] = createSignal(props.settings.sale.reminderHours)
  const set = () =>
    form.submit(
      () =>
        api.payoutSettings.setSaleTerms.act({
          ...{ merchantId: props.settings.merchant.id, revision: props.settings.revision },
          ...{ linkDays: linkDays() ?? 0, offerDays: offerDays() ?? 0, reminderHours: reminderHours() },
        }),
      m.payout_saved,
    )
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => {
        if (!open) props.onClose()
      }}
      title={m.payout_sale_change()}
      consequence={m.payout_sale_consequence()}
      confirmLabel={m.shell_save()}
      onConfirm={set}
      errorText={form.errorText}
    >
      <div class="mt-3 grid gap-3">
        <Field label={m.payout_link_days()} hint={m.payout_link_days_hint()} error={form.fault('linkDays')}>
          <NumberInput value={linkDays()} onChange={setLinkDays} min={1} max={90} />
        </Field>
        <Field label={m.payout_offer_days()} hint={m.payout_offer_days_hint()} error={form.fault('offerDays')}>
          <NumberInput value={offerDays()} onChange={setOfferDays} min={1} max={365} />
        </Field>
        <Field label={m.payout_reminder()} hint={m.payout_reminder_hint()} error={form.fault('reminderHours')}>
          <NumberInput value={reminderHours()} onChange={setReminderHours} min={1} max={720} />
        </Field>
      </div>
    </ConfirmDialog>
  )
}
