import type { Checked } from './checked.ts'

/** Spain: 01 to 52 for the province and three digits. France: five digits. Elsewhere anything but nothing. */
const shapes: Record<string, RegExp> = { ES: /^(0[1-9]|[1-4]\d|5[0-2])\d{3}$/, FR: /^\d{5}$/ }

/** A postcode without spaces around it; `required` or `invalid-postcode` for its country (ISO 3166, two letters). */
export function checkPostcode(text: string, country: string): Checked {
  const value = text.trim()
  if (value === '') return { code: 'required' }
  return shapes[country]?.test(value) === false ? { code: 'invalid-postcode' } : { value }
}
