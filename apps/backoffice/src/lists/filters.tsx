import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { Checkbox } from '@cauce/ui/checkbox'
import { DemandedPanel } from '@cauce/ui/demanded-panel'
import { Field } from '@cauce/ui/field'
import { MoneyInput } from '@cauce/ui/money-input'
import type { OnDemandProps } from '@cauce/ui/on-demand'
import { TextInput } from '@cauce/ui/text-input'
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { itemsOf } from './address.ts'
import type { List } from './create-list.ts'
import { DayFields } from './day-fields.tsx'
import type { Filter } from './declaration.ts'
import type { ListRow } from './pages.ts'
import { createUnread } from './unread.ts'

type OwnProps = { list: List<ListRow> }
type FilterOf<Kind> = Extract<Filter, { kind: Kind }>

/** Everything the list can be narrowed by; each takes effect at once. */
export default function Filters(props: OnDemandProps & OwnProps) {
  const ofKind = <Kind extends Filter['kind']>(filter: Filter, kind: Kind) =>
    filter.kind === kind ? (filter as FilterOf<Kind>) : undefined
  return (
    <DemandedPanel {...props}>
      {() => (
        <div class="grid w-80 max-w-full gap-4">
          <For each={props.list.declared.filters?.()}>
            {(filter) => (
              <Switch>
                <Match when={ofKind(filter, 'several')}>{(one) => <Several list={props.list} filter={one()} />}</Match>
                <Match when={ofKind(filter, 'days')}>{(one) => <Days list={props.list} filter={one()} />}</Match>
                <Match when={ofKind(filter, 'amounts')}>{(one) => <Amounts list={props.list} filter={one()} />}</Match>
              </Switch>
            )}
          </For>
          <Show when={props.list.isFiltered()}>
            <Button onClick={() => props.list.liftFilters()}>{m.list_lift_filters()}</Button>
          </Show>
        </div>
      )}
    </DemandedPanel>
  )
}

function Several(props: OwnProps & { filter: FilterOf<'several'> }) {
  const chosen = () => itemsOf(props.list.search()[props.filter.name])
  const [typed, setTyped] = createSignal('')
  return (
    <fieldset class="min-w-0" hidden={!props.filter.onSearch && props.filter.choices().length < 2}>
      <legend class="mb-1 font-medium">{props.filter.label()}</legend>
      <Show when={props.filter.onSearch}>
        {(onSearch) => (
          <TextInput
            type="search"
            class="mb-1"
            aria-label={m.list_find_choice({ filter: props.filter.label() })}
            placeholder={m.list_find_choice({ filter: props.filter.label() })}
            value={typed()}
            onChange={(words) => {
              setTyped(words)
              onSearch()(words)
            }}
          />
        )}
      </Show>
      <div class="max-h-40 overflow-y-auto">
        <For each={props.filter.choices()}>
          {(choice) => (
            <Checkbox
              class="py-0.5"
              label={choice.label}
              checked={chosen().includes(choice.value)}
              onChange={() =>
                props.list.setSearch(
                  props.list.address.toggled(props.list.search(), props.filter.name, choice.value),
                  true,
                )
              }
            />
          )}
        </For>
      </div>
    </fieldset>
  )
}

const Days = (props: OwnProps & { filter: FilterOf<'days'> }) => (
  <div class="grid grid-cols-2 gap-3">
    <DayFields
      labels={props.filter.labels()}
      value={(end) => props.list.search()[props.filter[end]] as string | undefined}
      onChange={(end, day) => props.list.narrow({ [props.filter[end]]: day })}
    />
  </div>
)

function Amounts(props: OwnProps & { filter: FilterOf<'amounts'> }) {
  const at = (end: 'from' | 'to') => props.list.search()[props.filter[end]] as number | undefined
  const isReversed = () => (at('from') ?? 0) > (at('to') ?? Infinity)
  return (
    <div class="grid grid-cols-2 gap-3">
      <For each={['from', 'to'] as const}>
        {(end) => {
          const unread = createUnread()
          const fault = () => (isReversed() && end === 'from' ? m.list_reversed_amounts() : undefined)
          return (
            <Field label={props.filter.labels()[end]} error={unread.isSaid() ? m.error_not_a_number() : fault()}>
              <MoneyInput
                cents={at(end) ?? null}
                onChange={(cents, text) => {
                  unread.typed(cents, text)
                  if (cents !== null || !text) props.list.narrow({ [props.filter[end]]: cents ?? undefined })
                }}
                onBlur={unread.leave}
              />
            </Field>
          )
        }}
      </For>
    </div>
  )
}
