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
import { FromCatalogue } from '../../cart/from-catalogue.tsx'
import { lineKindName } from '../../cart/line-text.ts'
import { createServiceSuggestions } from '../../cart/service-suggestions.ts'
import { createUnreadNumbers } from '../../financing/unread-numbers.ts'
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
  /** A total that no price of whole cents gives. */
  const [uneven, setUneven] = createSignal<number>()
  const unread = createUnreadNumbers()
  const error = (name: keyof EditLine) => fieldText(unread.codeOf(name, props.faults[`lines.${props.index}.${name}`]))
  const suggestions = createServiceSuggestions(
    () => (props.line.kind === 'service' && props.line.lineId === null ? props.centreId : ''),
    () => props.line.reference,
  )
  const retotal = (cents: number | null) => {
    if (cents === null) return
    const price = unitPriceOf(props.line, cents)
    setUneven(price === undefined ? cents : undefined)
    props.onChange({ unitPriceCents: price ?? null })
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
          onChange={(unitPriceCents, text) => {
            unread.typed('unitPriceCents', unitPriceCents, text)
            setUneven(undefined)
            props.onChange({ unitPriceCents })
          }}
        />
      </Field>
      <Field class="@lg:col-span-3" label={m.financing_line_units()} error={error('units')} required>
        <NumberInput
          value={props.line.units}
          min={1}
          max={mostUnits}
          onChange={(units, text) => {
            unread.typed('units', units, text)
            setUneven(undefined)
            props.onChange({ units })
          }}
        />
      </Field>
      <Field
        class="@lg:col-span-5"
        label={m.orders_cart_line_total()}
        error={uneven() === undefined ? undefined : m.orders_cart_line_total_uneven()}
      >
        <MoneyInput cents={uneven() ?? Math.abs(editedLineCents(props.line))} onChange={retotal} />
      </Field>
    </li>
  )
}
