import { longest } from '@cauce/domain/limits'
import { isCalendarDate } from '@cauce/domain/money/calendar'
import { taxTreatmentNames } from '@cauce/domain/orders/tax'
import { m } from '@cauce/i18n/messages'
import { DateInput } from '@cauce/ui/date-input'
import { Field } from '@cauce/ui/field'
import { MoneyInput } from '@cauce/ui/money-input'
import { Select } from '@cauce/ui/select'
import { TextField } from '@cauce/ui/text-field'
import { For, Show } from 'solid-js'
import { taxName } from '../../cart/line-text.ts'
import type { ServiceForm } from './controller.ts'
import type { ServiceDraft } from './draft.ts'

const ends = [
  { value: 'date', label: m.catalogue_end_date },
  { value: 'duration', label: m.catalogue_end_duration },
] as const satisfies readonly { value: ServiceDraft['end']; label: () => string }[]

/** What makes a service, in the order in which price lists say it. */
export function ServiceFields(props: { form: ServiceForm }) {
  const draft = () => props.form.draft
  const centre = () => props.form.options.centres.find(({ id }) => id === draft().centreId)
  const taxOfCentre = () => {
    const treatment = centre()?.taxTreatment
    return treatment ? m.catalogue_tax_of_centre_named({ tax: taxName(treatment) }) : m.catalogue_tax_of_centre()
  }
  return (
    <>
      <Show when={props.form.isNew && props.form.options.centres.length > 1}>
        <Field label={m.catalogue_centre()} error={props.form.fault('centreId')} required>
          <Select
            value={draft().centreId}
            placeholder={m.catalogue_choose_centre()}
            options={props.form.options.centres.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => props.form.set('centreId', id)}
            onBlur={() => props.form.leave('centreId')}
          />
        </Field>
      </Show>
      <div class="grid gap-4 @md:grid-cols-[12rem_minmax(0,1fr)]">
        <TextField
          label={m.catalogue_column_reference()}
          error={props.form.fault('reference')}
          required
          maxLength={longest.lineReference}
          autocomplete="off"
          spellcheck={false}
          value={draft().reference}
          onChange={(text) => props.form.set('reference', text)}
          onBlur={() => props.form.leave('reference')}
        />
        <TextField
          label={m.catalogue_column_name()}
          error={props.form.fault('name')}
          required
          maxLength={longest.lineName}
          autocomplete="off"
          value={draft().name}
          onChange={(text) => props.form.set('name', text)}
          onBlur={() => props.form.leave('name')}
        />
      </div>
      <div class="grid items-start gap-4 @md:grid-cols-[12rem_minmax(0,1fr)]">
        <Field label={m.catalogue_column_price()} error={props.form.fault('priceCents')} required>
          <MoneyInput
            cents={draft().priceCents}
            onChange={(cents, text) => {
              props.form.set('priceText', cents === null ? text : '')
              props.form.set('priceCents', cents)
            }}
            onBlur={() => props.form.leave('priceCents')}
          />
        </Field>
        <Field label={m.catalogue_column_tax()} error={props.form.fault('taxTreatment')}>
          <Select
            value={draft().taxTreatment}
            placeholder={taxOfCentre()}
            options={taxTreatmentNames.map((name) => ({ value: name, label: taxName(name) }))}
            onChange={(name) => props.form.set('taxTreatment', name as ServiceDraft['taxTreatment'])}
          />
        </Field>
      </div>
      <fieldset class="grid items-start gap-x-4 gap-y-3 @md:grid-cols-[12rem_minmax(0,1fr)]">
        <legend class="mb-1 font-medium">{m.catalogue_end_legend()}</legend>
        <div class="grid gap-1">
          <For each={ends}>
            {(end) => (
              <label class="flex min-h-6 cursor-pointer items-center gap-2">
                <input
                  type="radio"
                  name="service-end"
                  class="size-4 accent-accent-fill"
                  checked={draft().end === end.value}
                  onChange={() => props.form.set('end', end.value)}
                />
                {end.label()}
              </label>
            )}
          </For>
        </div>
        <Show
          when={draft().end === 'date'}
          fallback={
            <TextField
              label={m.catalogue_duration()}
              hint={m.catalogue_duration_hint()}
              error={props.form.fault('duration')}
              required
              maxLength={longest.duration}
              autocomplete="off"
              value={draft().duration}
              onChange={(text) => props.form.set('duration', text)}
              onBlur={() => props.form.leave('duration')}
            />
          }
        >
          <Field label={m.catalogue_ends_on()} error={props.form.fault('endsOn')} required>
            <DateInput
              value={isCalendarDate(draft().endsOn) ? draft().endsOn : null}
              typed={draft().endsOn}
              onChange={(date, text) => props.form.set('endsOn', date ?? text)}
              onBlur={() => props.form.leave('endsOn')}
              autocomplete="off"
            />
          </Field>
        </Show>
      </fieldset>
    </>
  )
}
