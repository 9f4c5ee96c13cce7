import { phoneCountries } from '@cauce/domain/customers/phone'
import { locale, regionOf } from '../../../preferences.ts'

export type Country = { country: string; callingCode: string; name: string }

/** Every country by its name in the reader's language, those in which merchants sell first. */
export function countries(): Country[] {
  const region = regionOf[locale()]
  const names = new Intl.DisplayNames(region, { type: 'region' })
  const rank = ({ country }: Country) => ['ES', 'FR'].indexOf(country) + 1 || 3
  return phoneCountries()
    .map((each) => ({ ...each, name: names.of(each.country) ?? each.country }))
    .sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name, region))
}
