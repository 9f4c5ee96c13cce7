import { electronicFormatIBAN, isSEPACountry, isValidBIC, isValidIBAN } from 'ibantools'

/** An account number as it is stored and sent: no spaces, capitals. Undefined where it is none, or of a country that SEPA does not reach. */
export function readIban(text: string): string | undefined {
  const iban = electronicFormatIBAN(text)
  return iban !== null && isValidIBAN(iban) && isSEPACountry(iban.slice(0, 2)) ? iban : undefined
}

/** A bank's identifier (BIC) in its eleven or eight letters. Undefined where it is none. */
export function readBic(text: string): string | undefined {
  const bic = text.replace(/\s/g, '').toUpperCase()
  return isValidBIC(bic) ? bic : undefined
}
