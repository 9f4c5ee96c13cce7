import { phoneGroups } from '@cauce/domain/customers/phone-groups'
import { createSignal } from 'solid-js'

type Display = (e164: string, home?: 'ES' | 'FR') => string

const [display, setDisplay] = createSignal<Display>()
let asked = false

/**
 * An E.164 phone grouped as its country does, without the calling code at home (ISO 3166). Spain and France are written
 * here, since the phone library weighs a third of the page; any other country fetches it, and is regrouped when it is there.
 */
export function phoneText(e164: string, home?: string): string {
  for (const [country, { calling, digits, trunk }] of Object.entries(phoneGroups)) {
    const groups = e164.startsWith(calling) ? digits.exec(e164.slice(calling.length))?.slice(1) : undefined
    if (groups) return country === home ? trunk + groups.join(' ') : [calling, ...groups].join(' ')
  }
  if (!asked) {
    asked = true
    void import('@cauce/domain/customers/phone').then(({ displayPhone }) => setDisplay(() => displayPhone as Display))
  }
  return display()?.(e164) ?? e164
}
