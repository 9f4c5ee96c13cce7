import { isCalendarDate } from '@cauce/domain/money/calendar'
import { m } from '@cauce/i18n/messages'
import { DateInput } from '@cauce/ui/date-input'
import { Field } from '@cauce/ui/field'
import { Select } from '@cauce/ui/select'
import { TextInput } from '@cauce/ui/text-input'
import { createMemo } from 'solid-js'
import { fieldText } from '../../../api/field-text.ts'
import { localeChoices } from '../../access/choices.ts'
import type { Sale } from './controller.ts'
import { countries } from './countries.ts'
import type { DraftShopper } from './draft.ts'
import { KnownCustomerNotice } from './known-customer.tsx'

/** Who pays: first how to reach them, since that may tell who they are. */
export function ShopperFields(props: { sale: Sale }) {
  const listed = createMemo(countries)
  const shopper = () => props.sale.draft.shopper
  return (
    <div class="grid gap-4">
      <div>
        <div class="grid gap-4 @lg:grid-cols-2">
          <div class="grid grid-cols-[8.5rem_minmax(0,1fr)] gap-2">
            <Field label={m.financing_new_phone_country()}>
              <Select
                value={shopper().phoneCountry}
                options={listed().map((each) => ({ value: each.country, label: `${each.name} +${each.callingCode}` }))}
                onChange={(country) => props.sale.setShopper('phoneCountry', country)}
              />
            </Field>
            <Text sale={props.sale} name="phone" label={m.financing_new_phone()} type="tel" />
          </div>
          <Text sale={props.sale} name="email" label={m.financing_new_email()} type="email" />
        </div>
        <KnownCustomerNotice sale={props.sale} />
      </div>
      <div class="grid gap-4 @lg:grid-cols-2">
        <Text sale={props.sale} name="firstName" label={m.financing_new_first_name()} />
        <Text sale={props.sale} name="lastName" label={m.financing_new_last_name()} />
        <Text sale={props.sale} name="documentNumber" label={m.financing_new_document()} />
        <Field label={m.financing_new_birth_date()} error={fieldText(props.sale.fault('shopper.birthDate'))} required>
          <DateInput
            value={isCalendarDate(shopper().birthDate) ? shopper().birthDate : null}
            typed={shopper().birthDate}
            max={props.sale.options.today}
            onChange={(date, text) => props.sale.setShopper('birthDate', date ?? text)}
            onBlur={() => props.sale.leave('shopper.birthDate')}
            autocomplete="off"
          />
        </Field>
      </div>
      <Text sale={props.sale} name="street" label={m.financing_new_street()} />
      <div class="grid gap-4 @lg:grid-cols-[8rem_minmax(0,1fr)_minmax(0,1fr)]">
        <Text sale={props.sale} name="postcode" label={m.financing_new_postcode()} />
        <Text sale={props.sale} name="city" label={m.financing_new_city()} />
        <Field label={m.financing_new_country()} error={fieldText(props.sale.fault('shopper.country'))} required>
          <Select
            value={shopper().country}
            options={listed().map((each) => ({ value: each.country, label: each.name }))}
            onChange={(country) => props.sale.setShopper('country', country)}
          />
        </Field>
      </div>
      <Field class="@lg:max-w-64" label={m.financing_new_language()} hint={m.financing_new_language_hint()}>
        <Select
          value={shopper().locale}
          options={localeChoices()}
          onChange={(locale) => props.sale.setShopper('locale', locale as DraftShopper['locale'])}
        />
      </Field>
    </div>
  )
}

type TextName = Exclude<keyof DraftShopper, 'locale' | 'country' | 'phoneCountry' | 'birthDate'>

function Text(props: { sale: Sale; name: TextName; label: string; type?: 'tel' | 'email' }) {
  const path = () => `shopper.${props.name}`
  return (
    <Field label={props.label} error={fieldText(props.sale.fault(path()))} required>
      <TextInput
        type={props.type ?? 'text'}
        autocomplete="off"
        spellcheck={false}
        value={props.sale.draft.shopper[props.name]}
        onChange={(text) => props.sale.setShopper(props.name, text)}
        onBlur={() => props.sale.leave(path())}
      />
    </Field>
  )
}
