import { longest, mostUnits } from '@cauce/domain/limits'
import { cartLineKinds } from '@cauce/domain/orders/cart'
import { taxTreatmentNames } from '@cauce/domain/orders/tax'
import { m } from '@cauce/i18n/messages'
import { Field } from '@cauce/ui/field'
import { IconButton } from '@cauce/ui/icon-button'
import { Money } from '@cauce/ui/money'
import { MoneyInput } from '@cauce/ui/money-input'
import { NumberInput } from '@cauce/ui/number-input'
import { Select } from '@cauce/ui/select'
import { SuggestInput } from '@cauce/ui/suggest-input'
import ArrowDown from 'lucide-solid/icons/arrow-down'
import ArrowUp from 'lucide-solid/icons/arrow-up'
import Trash from 'lucide-solid/icons/trash'
import { fieldText } from '../../../api/field-text.ts'
import { FromCatalogue } from '../../cart/from-catalogue.tsx'
import { lineKindName, taxName } from '../../cart/line-text.ts'
import { createServiceSuggestions } from '../../cart/service-suggestions.ts'
import { createUnreadNumbers } from '../unread-numbers.ts'
import type { Sale } from './controller.ts'
import { type DraftLine, draftLineCents, filledLine, type PickedService, retypedLine, taxOfCentre } from './draft.ts'

/** One thing in the cart. Alt with an arrow moves it. */
export function CartRow(props: {
  sale: Sale
  line: DraftLine
  index: number
  count: number
  /** `part`: what keeps the focus in the moved row. */
  onMove: (by: -1 | 1, part: string) => void
  onRemove: () => void
}) {
  const path = (name: keyof DraftLine) => `lines.${props.index}.${name}`
  const set = <Name extends keyof DraftLine>(name: Name, value: DraftLine[Name]) => {
    props.sale.setDraft('lines', props.index, retypedLine(props.line, name, value))
    props.sale.touched(path(name))
    if (name === 'reference') props.sale.touched(path('serviceId'))
  }
  const pick = (service: PickedService) => {
    const { options, draft } = props.sale
    props.sale.setDraft('lines', props.index, filledLine(props.line, service, taxOfCentre(options, draft.centreId)))
    for (const name of ['reference', 'name', 'unitPriceCents', 'taxTreatment', 'serviceId'] as const)
      props.sale.touched(path(name))
  }
  const suggestions = (text: () => string) =>
    createServiceSuggestions(() => (props.line.kind === 'service' ? props.sale.draft.centreId : ''), text)
  const byReference = suggestions(() => props.line.reference)
  const byName = suggestions(() => props.line.name)
  const unread = createUnreadNumbers()
  const error = (name: keyof DraftLine) => fieldText(unread.codeOf(name, props.sale.fault(path(name))))
  const setNumber = (name: 'unitPriceCents' | 'units') => (value: number | null, text: string) => {
    unread.typed(name, value, text)
    set(name, value)
  }
  const leave = (name: keyof DraftLine) => () => props.sale.leave(path(name))
  const keys = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    props.onMove(event.key === 'ArrowUp' ? -1 : 1, 'input')
  }
  return (
    <li
      class="grid gap-x-3 gap-y-3 rounded-md border border-line p-3 @lg:grid-cols-12"
      aria-label={m.financing_line_numbered({ number: props.index + 1 })}
      onKeyDown={keys}
    >
      <Field class="@lg:col-span-3" label={m.financing_line_kind()}>
        <Select
          value={props.line.kind}
          options={cartLineKinds.map((kind) => ({ value: kind, label: lineKindName(kind) }))}
          onChange={(kind) => set('kind', kind as DraftLine['kind'])}
        />
      </Field>
      <Field
        class="@lg:col-span-3"
        label={m.financing_line_reference()}
        error={error('reference') ?? error('serviceId')}
        required
      >
        <SuggestInput
          value={props.line.reference}
          onChange={(text) => {
            set('reference', text)
            byReference.look()
          }}
          onBlur={leave('reference')}
          maxLength={longest.lineReference}
          suggestions={byReference.shown()}
          onPick={(id) => byReference.pick(id, pick)}
          trailing={<FromCatalogue shown={props.line.serviceId !== null} />}
        />
      </Field>
      <Field class="@lg:col-span-6" label={m.financing_line_name()} error={error('name')} required>
        <SuggestInput
          value={props.line.name}
          onChange={(text) => {
            set('name', text)
            byName.look()
          }}
          onBlur={leave('name')}
          maxLength={longest.lineName}
          suggestions={byName.shown()}
          onPick={(id) => byName.pick(id, pick)}
        />
      </Field>
      <Field class="@lg:col-span-3" label={m.financing_line_price()} error={error('unitPriceCents')} required>
        <MoneyInput
          cents={props.line.unitPriceCents}
          onChange={setNumber('unitPriceCents')}
          onBlur={leave('unitPriceCents')}
        />
      </Field>
      <Field class="@lg:col-span-2" label={m.financing_line_units()} error={error('units')} required>
        <NumberInput
          value={props.line.units}
          onChange={setNumber('units')}
          onBlur={leave('units')}
          min={1}
          max={mostUnits}
        />
      </Field>
      <Field class="@lg:col-span-3" label={m.financing_line_tax()}>
        <Select
          value={props.line.taxTreatment}
          options={taxTreatmentNames.map((name) => ({ value: name, label: taxName(name) }))}
          onChange={(name) => set('taxTreatment', name as DraftLine['taxTreatment'])}
        />
      </Field>
      <div class="flex items-end justify-end gap-2 @lg:col-span-4">
        <span class="flex h-control items-center font-medium">
          <Money cents={draftLineCents(props.line)} />
        </span>
        <span class="flex">
          <IconButton
            label={m.financing_line_up()}
            keys="Alt ↑"
            data-up
            disabled={props.index === 0}
            onClick={() => props.onMove(-1, '[data-up]')}
          >
            <ArrowUp class="size-4" aria-hidden="true" />
          </IconButton>
          <IconButton
            label={m.financing_line_down()}
            keys="Alt ↓"
            data-down
            disabled={props.index === props.count - 1}
            onClick={() => props.onMove(1, '[data-down]')}
          >
            <ArrowDown class="size-4" aria-hidden="true" />
          </IconButton>
          <IconButton label={m.financing_line_remove()} disabled={props.count === 1} onClick={() => props.onRemove()}>
            <Trash class="size-4" aria-hidden="true" />
          </IconButton>
        </span>
      </div>
    </li>
  )
}
