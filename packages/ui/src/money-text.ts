/** The group and decimal signs of a locale, as Intl prints them. */
function signs(locale: string): { group: string; decimal: string } {
  const parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(1234567.8)
  const sign = (type: string, otherwise: string) => parts.find((part) => part.type === type)?.value ?? otherwise
  return { group: sign('group', ','), decimal: sign('decimal', '.') }
}

/**
 * Integer cents from what a person typed, or null where it is not an amount.
 * Comma and point both serve as decimal sign before one or two digits; before three they group, when that is
 * how the locale (BCP 47) groups. "1234,5", "1,234.50", "1.234,50 €" and "1 234,50" are all read.
 */
export function parseMoney(text: string, locale: string): number | null {
  const plain = text.replace(/[\s\u00a0\u202f€]/g, '').replace(/^−/, '-')
  const match = /^(-?)([\d.,]*\d|\d+[.,])$/.exec(plain)
  if (!match) return null
  const digits = match[2]!
  const last = Math.max(digits.lastIndexOf(','), digits.lastIndexOf('.'))
  const after = last < 0 ? 0 : digits.length - last - 1
  const decimal = last >= 0 && after <= 2
  const whole = decimal ? digits.slice(0, last) : digits
  const fraction = decimal ? digits.slice(last + 1) : ''
  const groups = whole.split(/[.,]/)
  const separators = new Set(whole.match(/[.,]/g))
  if (separators.size > 1 || (decimal && separators.has(digits[last]!))) return null
  if (groups.length > 1) {
    if (groups[0]!.length === 0 || groups[0]!.length > 3 || groups.slice(1).some((group) => group.length !== 3))
      return null
    if (!decimal && groups.length === 2 && !separators.has(signs(locale).group)) return null
  }
  const cents = Number(groups.join('') || '0') * 100 + Number(fraction.padEnd(2, '0') || '0')
  if (!Number.isSafeInteger(cents)) return null
  return match[1] === '-' && cents !== 0 ? -cents : cents
}

const formatters = new Map<string, Intl.NumberFormat>()

function formatter(locale: string, currency: string | undefined): Intl.NumberFormat {
  const key = `${locale} ${currency}`
  let found = formatters.get(key)
  if (!found) {
    found = new Intl.NumberFormat(locale, {
      ...(currency ? { style: 'currency', currency } : {}),
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
      useGrouping: 'always',
    })
    formatters.set(key, found)
  }
  return found
}

/** Integer cents as text, always with both decimals; with its currency (ISO 4217) when one is given. */
export const formatMoney = (cents: number, locale: string, currency?: string): string =>
  formatter(locale, currency).format(cents / 100)
