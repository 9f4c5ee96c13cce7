import { deathReasons, financingStates } from '@cauce/domain/financing/states'
import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { Checkbox } from '@cauce/ui/checkbox'
import { DateInput } from '@cauce/ui/date-input'
import { Field } from '@cauce/ui/field'
import { MoneyInput } from '@cauce/ui/money-input'
import type { OnDemandProps } from '@cauce/ui/on-demand'
import { Popover } from '@cauce/ui/popover'
import { createSignal, For, Show } from 'solid-js'
import type { Options } from '../row.ts'
import { deathName, stateName } from '../state-text.ts'
import { hasItem, isFiltered, type ListSearch, readListSearch, toggledItem, unfiltered } from './search.ts'

type FiltersProps = OnDemandProps & {
  search: ListSearch
  onSearch: (next: ListSearch, replace?: boolean) => void
  options: Options | undefined
}

/** Everything the list can be narrowed by; each takes effect at once. */
export default function Filters(props: FiltersProps) {
  const [open, setOpen] = createSignal(true)
  const set = (changed: ListSearch) => props.onSearch(readListSearch({ ...props.search, ...changed }), true)
  return (
    <Popover
      trigger={props.trigger}
      triggerClass={props.triggerClass}
      label={props.label}
      title={props.label}
      open={open()}
      onOpenChange={setOpen}
    >
      <div class="grid max-h-[70dvh] w-80 max-w-full gap-4 overflow-y-auto p-0.5">
        <Choices
          {...props}
          label={m.financing_column_state()}
          name="state"
          choices={financingStates.map((state) => ({ value: state, label: stateName(state) }))}
        />
        <Choices
          {...props}
          label={m.financing_filter_reason()}
          name="reason"
          choices={deathReasons.map((reason) => ({ value: reason, label: deathName(reason) }))}
        />
        <Show when={(props.options?.centres.length ?? 0) > 1}>
          <Choices
            {...props}
            label={m.financing_column_centre()}
            name="centre"
            choices={props.options?.centres.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          />
        </Show>
        <Show when={(props.options?.agents.length ?? 0) > 1}>
          <Choices
            {...props}
            label={m.financing_column_agent()}
            name="agent"
            choices={props.options?.agents.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          />
        </Show>
        <div class="grid grid-cols-2 gap-3">
          <Field label={m.financing_filter_from()}>
            <DateInput
              value={props.search.from ?? null}
              onChange={(from, text) => (from || !text) && set({ from: from ?? undefined })}
            />
          </Field>
          <Field label={m.financing_filter_to()}>
            <DateInput
              value={props.search.to ?? null}
              onChange={(to, text) => (to || !text) && set({ to: to ?? undefined })}
            />
          </Field>
          <Field label={m.financing_filter_min()}>
            <MoneyInput
              cents={props.search.min ?? null}
              onChange={(min, text) => (min !== null || !text) && set({ min: min ?? undefined })}
            />
          </Field>
          <Field label={m.financing_filter_max()}>
            <MoneyInput
              cents={props.search.max ?? null}
              onChange={(max, text) => (max !== null || !text) && set({ max: max ?? undefined })}
            />
          </Field>
        </div>
        <Show when={isFiltered(props.search)}>
          <Button onClick={() => props.onSearch(unfiltered(props.search))}>{m.financing_lift_filters()}</Button>
        </Show>
      </div>
    </Popover>
  )
}

function Choices(
  props: FiltersProps & {
    label: string
    name: 'state' | 'reason' | 'centre' | 'agent'
    choices: readonly { value: string; label: string }[]
  },
) {
  return (
    <fieldset class="min-w-0">
      <legend class="mb-1 font-medium">{props.label}</legend>
      <div class="max-h-40 overflow-y-auto">
        <For each={props.choices}>
          {(choice) => (
            <Checkbox
              class="py-0.5"
              label={choice.label}
              checked={hasItem(props.search, props.name, choice.value)}
              onChange={() => props.onSearch(toggledItem(props.search, props.name, choice.value), true)}
            />
          )}
        </For>
      </div>
    </fieldset>
  )
}
