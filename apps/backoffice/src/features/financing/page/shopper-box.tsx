import { date } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { linkClass } from '@cauce/ui/link'
import { For, type JSX } from 'solid-js'
import { locale, regionOf } from '../../../preferences.ts'
import { localeChoices } from '../../access/choices.ts'
import { phoneText } from '../phone-text.ts'
import type { Details } from '../row.ts'
import { Section } from './section.tsx'

/** Who pays. */
export function ShopperBox(props: { financing: Details; home: string | undefined }) {
  const shopper = () => props.financing.shopper
  const country = () => new Intl.DisplayNames(regionOf[locale()], { type: 'region' }).of(shopper().country ?? 'ES')
  const rows = (): { label: string; value: JSX.Element }[] => [
    {
      label: m.financing_column_phone(),
      value: (
        <a class={linkClass} href={`tel:${shopper().phone}`}>
          {phoneText(shopper().phone, props.home)}
        </a>
      ),
    },
    {
      label: m.financing_new_email(),
      value: (
        <a class={`${linkClass} break-all`} href={`mailto:${shopper().email}`}>
          {shopper().email}
        </a>
      ),
    },
    { label: m.financing_new_document(), value: shopper().documentNumber },
    { label: m.financing_new_birth_date(), value: shopper().birthDate ? date(shopper().birthDate ?? '') : undefined },
    {
      label: m.financing_new_address(),
      value: (
        <>
          {shopper().street}
          <br />
          {shopper().postcode} {shopper().city}
          <br />
          {country()}
        </>
      ),
    },
    {
      label: m.financing_new_language(),
      value: localeChoices().find(({ value }) => value === shopper().locale)?.label,
    },
  ]
  return (
    <Section title={`${shopper().firstName} ${shopper().lastName}`}>
      <dl class="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
        <For each={rows()}>
          {(row) => (
            <>
              <dt class="text-muted">{row.label}</dt>
              <dd>{row.value ?? '—'}</dd>
            </>
          )}
        </For>
      </dl>
    </Section>
  )
}
