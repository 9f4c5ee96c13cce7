import { longest, mostUnits } from '@cauce/domain/limits'
import { m } from '@cauce/i18n/messages'
import { Field } from '@cauce/ui/field'
import { IconButton } from '@cauce/ui/icon-button'
import { MoneyInput } from '@cauce/ui/money-input'
import { NumberInput } from '@cauce/ui/number-input'
import { SuggestInput } from '@cauce/ui/suggest-input'
import { TextInput } from '@cauce/ui/text-input'
import Trash from 'lucide-solid/icons/trash'
import { createSignal } from 'solid-js'
import { fieldText } from '../../../api/field-text.ts'
import { lineKindName } from '../../financing/line-text.ts'
import { FromCatalogue } from '../../financing/new/from-catalogue.tsx'
import { createServiceSuggestions } from '../../financing/new/service-suggestions.ts'
import { type EditLine, editedLineCents, type Faults, unitPriceOf } from './draft.ts'

/** One line of the cart: reference, name, price, units and total, and the bin. */
export function LineRow(props: {
  line: EditLine
  index: number
  centreId: string
  faults: Faults
  onChange: (changed: Partial<EditLine>) => void
  onRemove: () => void
}) {
  const [uneven, setUneven] = createSignal(false)
  const error = (name: keyof EditLine) => fieldText(props.faults[`lines.${props.index}.${name}`])
  const suggestions = createServiceSuggestions(
    () => (props.line.kind === 'service' && props.line.lineId === null ? props.centreId : ''),
    () => props.line.reference,
  )
  const retotal = (cents: number | null) => {
    const price = cents === null ? undefined : unitPriceOf(props.line, cents)
    setUneven(cents !== null && price === undefined)
    if (price !== undefined) props.onChange({ unitPriceCents: price })
  }
  return (
    <li
      class="grid gap-3 rounded-md border border-line p-3 @lg:grid-cols-12"
      aria-label={m.financing_line_numbered({ number: props.index + 1 })}
    >
      <p class="flex items-center justify-between gap-2 text-muted text-sm @lg:col-span-12">
        <span>
          {lineKindName(props.line.kind)}
          {props.line.shipped && ` · ${m.orders_shipment_shipped()}`}
        </span>
        <IconButton label={m.financing_line_remove()} onClick={() => props.onRemove()}>
          <Trash class="size-4" aria-hidden="true" />
        </IconButton>
      </p>
      <Field class="@lg:col-span-3" label={m.financing_line_reference()} error={error('reference')} required>
        <SuggestInput
          value={props.line.reference}
          maxLength={longest.lineReference}
          onChange={(reference) => {
            props.onChange({ reference, serviceId: null })
            suggestions.look()
          }}
          suggestions={suggestions.shown()}
          onPick={(id) =>
            suggestions.pick(id, (service) =>
              props.onChange({
                serviceId: service.id,
                reference: service.reference,
                name: service.name,
                unitPriceCents: service.priceCents,
                taxTreatment: service.taxTreatment ?? props.line.taxTreatment,
              }),
            )
          }
          trailing={<FromCatalogue shown={props.line.lineId === null && props.line.serviceId !== null} />}
        />
      </Field>
      <Field class="@lg:col-span-9" label={m.financing_line_name()} error={error('name')} required>
        <TextInput
          autocomplete="off"
          maxLength={longest.lineName}
          value={props.line.name}
          onChange={(name) => props.onChange({ name })}
        />
      </Field>
      <Field class="@lg:col-span-4" label={m.financing_line_price()} error={error('unitPriceCents')} required>
        <MoneyInput
          cents={props.line.unitPriceCents}
          onChange={(unitPriceCents) => props.onChange({ unitPriceCents })}
        />
      </Field>
      <Field class="@lg:col-span-3" label={m.financing_line_units()} error={error('units')} required>
        <NumberInput value={props.line.units} min={1} max={mostUnits} onChange={(units) => props.onChange({ units })} />
      </Field>
      <Field
        class="@lg:col-span-5"
        label={m.orders_cart_line_total()}
        error={uneven() ? m.orders_cart_line_total_uneven() : undefined}
      >
        <MoneyInput cents={Math.abs(editedLineCents(props.line))} onChange={retotal} onBlur={() => setUneven(false)} />
      </Field>
    </li>
  )
}
