import { addDays } from '@cauce/domain/money/calendar'
import { date } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { ConfirmDialog } from '@cauce/ui/confirm-dialog'
import { DateInput } from '@cauce/ui/date-input'
import { Field } from '@cauce/ui/field'
import { Notice } from '@cauce/ui/notice'
import { createSignal, For, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { api } from '../../../api/api.ts'
import { basisPointsOf, percentText } from '../percent-text.ts'
import type { Settings } from '../row.ts'
import { type DraftTier, TierRow } from './tier-row.tsx'
import { useForm } from './use-form.ts'

/** A tariff for orders confirmed from a day to come on, begun from the one that holds. */
export function TariffDialog(props: { settings: Settings; onClose: () => void }) {
  const form = useForm()
  const tomorrow = addDays(props.settings.today, 1)
  const [validFrom, setValidFrom] = createSignal<string | null>(tomorrow)
  const held = props.settings.tariffs.inForce?.tiers ?? [{ fromCents: 0, fromInstalments: 1, rateBp: 0 }]
  const [tiers, setTiers] = createStore<DraftTier[]>(
    held.map(({ fromCents, fromInstalments, rateBp }) => ({
      ...{ fromCents, fromInstalments: Math.max(1, fromInstalments), percent: percentText(rateBp) },
    })),
  )
  const set = () =>
    form.submit(
      () =>
        api.payoutSettings.setTariff.act({
          merchantId: props.settings.merchant.id,
          validFrom: validFrom() ?? '',
          tiers: tiers.map(({ fromCents, fromInstalments, percent }) => ({
            fromCents: fromCents ?? Number.NaN,
            fromInstalments: fromInstalments ?? Number.NaN,
            rateBp: basisPointsOf(percent),
          })),
        }),
      () => m.payout_tariff_was_set({ date: date(validFrom() ?? '') }),
    )
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => {
        if (!open) props.onClose()
      }}
      title={m.payout_tariff_new_of({ merchant: props.settings.merchant.name })}
      consequence={`${m.payout_tariff_consequence()} ${m.payout_tariff_rule()}`}
      confirmLabel={m.payout_tariff_set()}
      onConfirm={set}
      errorText={form.errorText}
    >
      <div class="mt-3 grid gap-3">
        <Field label={m.payout_tariff_from()} required error={form.fault('validFrom')}>
          <DateInput value={validFrom()} onChange={setValidFrom} min={tomorrow} />
        </Field>
        <For each={tiers}>
          {(tier, index) => (
            <TierRow
              tier={tier}
              number={index() + 1}
              fault={(name) => form.fault(`tiers.${index()}.${name}`)}
              onChange={(changed) => setTiers(index(), changed)}
              onRemove={
                tiers.length > 1 ? () => setTiers((all) => all.filter((_, place) => place !== index())) : undefined
              }
            />
          )}
        </For>
        <Show when={form.fault('tiers')}>{(text) => <Notice meaning="bad">{text()}</Notice>}</Show>
        <Button
          onClick={() => setTiers(tiers.length, { fromCents: null, fromInstalments: 1, percent: '' })}
          disabled={tiers.length >= 50}
        >
          {m.payout_tier_add()}
        </Button>
      </div>
    </ConfirmDialog>
  )
}
