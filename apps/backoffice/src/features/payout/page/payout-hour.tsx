import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { ConfirmDialog } from '@cauce/ui/confirm-dialog'
import { DescriptionList } from '@cauce/ui/description-list'
import { Field } from '@cauce/ui/field'
import { Section } from '@cauce/ui/section'
import { Select } from '@cauce/ui/select'
import { createSignal, Show } from 'solid-js'
import { api } from '../../../api/api.ts'
import { useSession } from '../../../session/session.tsx'
import type { Settings } from '../row.ts'
import { useForm } from './use-form.ts'

/** At which local hour payments are prepared, and by which zone the merchant's calendar goes. */
export function PayoutHour(props: { settings: Settings }) {
  const session = useSession()
  const [changing, setChanging] = createSignal(false)
  return (
    <Section
      title={m.payout_hour()}
      text={m.payout_hour_text()}
      beside={
        <Show when={session.can('payouts.set')}>
          <Button onClick={() => setChanging(true)}>{m.payout_hour_change()}</Button>
        </Show>
      }
    >
      <DescriptionList
        items={[
          { term: m.payout_hour(), detail: m.payout_hour_at({ hour: props.settings.hour }) },
          { term: m.payout_time_zone(), detail: props.settings.timeZone },
        ]}
      />
      <Show when={changing()}>
        <HourDialog settings={props.settings} onClose={() => setChanging(false)} />
      </Show>
    </Section>
  )
}

const hours = Array.from({ length: 24 }, (_, hour) => hour)

function HourDialog(props: { settings: Settings; onClose: () => void }) {
  const form = useForm()
  const [hour, setHour] = createSignal(props.settings.hour)
  const [timeZone, setTimeZone] = createSignal(props.settings.timeZone)
  const zones = [...new Set([props.settings.timeZone, ...Intl.supportedValuesOf('timeZone')])].toSorted()
  const set = () =>
    form.submit(
      () =>
        api.payoutSettings.setHour.act({
          ...{ merchantId: props.settings.merchant.id, revision: props.settings.revision },
          ...{ hour: hour(), timeZone: timeZone() },
        }),
      m.payout_saved,
    )
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => {
        if (!open) props.onClose()
      }}
      title={m.payout_hour_change()}
      consequence={m.payout_hour_consequence()}
      confirmLabel={m.shell_save()}
      onConfirm={set}
      errorText={form.errorText}
    >
      <div class="mt-3 grid gap-3">
        <Field label={m.payout_hour()}>
          <Select
            value={String(hour())}
            options={hours.map((each) => ({ value: String(each), label: m.payout_hour_at({ hour: each }) }))}
            onChange={(chosen) => setHour(Number(chosen))}
          />
        </Field>
        <Field label={m.payout_time_zone()} error={form.fault('timeZone')}>
          <Select
            value={timeZone()}
            options={zones.map((zone) => ({ value: zone, label: zone }))}
            onChange={setTimeZone}
          />
        </Field>
      </div>
    </ConfirmDialog>
  )
}
