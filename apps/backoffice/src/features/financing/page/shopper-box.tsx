import { date } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { type Description, DescriptionList } from '@cauce/ui/description-list'
import { linkClass } from '@cauce/ui/link'
import { Section } from '@cauce/ui/section'
import { phoneText } from '../../../phone-text.ts'
import { locale, regionOf } from '../../../preferences.ts'
import { localeChoices } from '../../access/choices.ts'
import type { Details } from '../row.ts'

/** Who pays. */
export function ShopperBox(props: { financing: Details; home: string | undefined }) {
  const shopper = () => props.financing.shopper
  const country = () => new Intl.DisplayNames(regionOf[locale()], { type: 'region' }).of(shopper().country ?? 'ES')
  const items = (): Description[] => [
    {
      term: m.financing_column_phone(),
      detail: (
        <a class={linkClass} href={`tel:${shopper().phone}`}>
          {phoneText(shopper().phone, props.home)}
        </a>
      ),
    },
    {
      term: m.financing_new_email(),
      detail: (
        <a class={`${linkClass} break-all`} href={`mailto:${shopper().email}`}>
          {shopper().email}
        </a>
      ),
    },
    { term: m.financing_new_document(), detail: shopper().documentNumber },
    { term: m.financing_new_birth_date(), detail: shopper().birthDate ? date(shopper().birthDate ?? '') : undefined },
    {
      term: m.financing_new_address(),
      detail: (
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
      term: m.financing_new_language(),
      detail: localeChoices().find(({ value }) => value === shopper().locale)?.label,
    },
  ]
  return (
    <Section title={`${shopper().firstName} ${shopper().lastName}`}>
      <DescriptionList items={items()} />
    </Section>
  )
}
