import { wordKey } from '../imports/columns.ts'
import { type TaxTreatment, taxTreatmentNames, taxTreatments } from '../orders/tax.ts'

const exempt =
  /^(?:exento|exenta|exonere|exoneree|exempt|exempted|sin|sans|no)(?: (?:de )?(?:iva|tva|vat|impuestos?|taxes?|tax))?$|^(?:iva|tva|vat) (?:exento|exoneree|exempt)$/
const countryWords =
  /\b(?:(?<ES>espana|espanol|espanola|espagne|espagnole?|spain|spanish)|(?<FR>francia|frances|francesa|france|francaise?|french))\b/
const taxWords = /\b(?:(?<ES>iva)|(?<FR>tva)|vat)\b/

const ratesByWord: Readonly<Record<string, TaxTreatment>> = {
  general: 'es-21',
  reducido: 'es-10',
  superreducido: 'es-4',
  normal: 'fr-20',
  intermediaire: 'fr-10',
  reduit: 'fr-5.5',
}

/**
 * The tax treatment that a word or a rate means: its own name (`es-21`), `IVA 21 %`, `TVA 5,5`, `France, VAT 20%`, `reducido`,
 * `exento`. A rate is of the country that is named, else of the one whose word for the tax is used, else of `country`.
 */
export function writtenTax(text: string, country: 'ES' | 'FR'): TaxTreatment | undefined {
  const plain = text.trim().toLowerCase()
  const named = taxTreatmentNames.find((name) => name === plain)
  if (named) return named
  const key = wordKey(plain.replace(/(\d)[.,](\d)/, '$1p$2'))
  if (exempt.test(key) && key !== 'no' && key !== 'sin' && key !== 'sans') return 'exempt'
  const meant = countryIn(countryWords, key) ?? countryIn(taxWords, key) ?? country
  const rest = key.replace(countryWords, '').replace(taxWords, '').trim()
  const byWord = ratesByWord[rest]
  if (byWord) return byWord
  if (!/^\d{1,2}(?:p\d{1,2})?$/.test(rest)) return undefined
  const rateBp = Math.round(Number(rest.replace('p', '.')) * 100)
  return taxTreatmentNames.find(
    (name) => taxTreatments[name].country === meant && taxTreatments[name].rateBp === rateBp,
  )
}

function countryIn(words: RegExp, key: string): 'ES' | 'FR' | undefined {
  const { ES, FR } = words.exec(key)?.groups ?? {}
  return ES ? 'ES' : FR ? 'FR' : undefined
}
