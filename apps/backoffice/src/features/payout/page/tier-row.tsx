import { m } from '@cauce/i18n/messages'
import { Field } from '@cauce/ui/field'
import { IconButton } from '@cauce/ui/icon-button'
import { MoneyInput } from '@cauce/ui/money-input'
import { NumberInput } from '@cauce/ui/number-input'
import { TextField } from '@cauce/ui/text-field'
import Trash from 'lucide-solid/icons/trash'
import { Show } from 'solid-js'

/** A tier as it is typed. */
export type DraftTier = { fromCents: number | null; fromInstalments: number | null; percent: string }

/** One tier of a tariff that is being made. */
export const TierRow = (props: {
  tier: DraftTier
  number: number
  fault: (name: 'fromCents' | 'fromInstalments' | 'rateBp') => string | undefined
  onChange: (changed: Partial<DraftTier>) => void
  onRemove: (() => void) | undefined
}) => (
  <fieldset class="grid grid-cols-2 items-start gap-2 rounded-md border border-line p-3 sm:grid-cols-[1fr_1fr_1fr_auto]">
    <legend class="px-1 text-muted text-sm">{m.payout_tier({ number: props.number })}</legend>
    <Field label={m.payout_tier_instalments()} error={props.fault('fromInstalments')}>
      <NumberInput
        value={props.tier.fromInstalments}
        onChange={(fromInstalments) => props.onChange({ fromInstalments })}
        min={1}
        max={120}
      />
    </Field>
    <Field label={m.payout_tier_from()} error={props.fault('fromCents')}>
      <MoneyInput cents={props.tier.fromCents} onChange={(fromCents) => props.onChange({ fromCents })} />
    </Field>
    <TextField
      label={m.payout_tier_rate_percent()}
      inputMode="decimal"
      value={props.tier.percent}
      onChange={(percent) => props.onChange({ percent })}
      maxLength={10}
      error={props.fault('rateBp')}
    />
    <Show when={props.onRemove}>
      {(onRemove) => (
        <IconButton class="mt-6" label={m.payout_tier_remove({ number: props.number })} onClick={() => onRemove()()}>
          <Trash class="size-4" aria-hidden="true" />
        </IconButton>
      )}
    </Show>
  </fieldset>
)
