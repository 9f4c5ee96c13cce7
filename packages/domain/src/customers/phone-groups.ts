/**
 * How Spain and France, where merchants sell, write their numbers: for pages, since the phone library weighs a third of
 * one. `trunk` is dialled before the number at home.
 */
export const phoneGroups: Readonly<Record<string, { calling: string; digits: RegExp; trunk: string }>> = {
  ES: { calling: '+34', digits: /^(\d{3})(\d{2})(\d{2})(\d{2})$/, trunk: '' },
  FR: { calling: '+33', digits: /^(\d)(\d{2})(\d{2})(\d{2})(\d{2})$/, trunk: '0' },
}

/** An E.164 number as people of its country group it, `+34 612 34 56 78`; undefined for another country's. */
export function groupedPhone(e164: string): string | undefined {
  for (const { calling, digits } of Object.values(phoneGroups)) {
    const groups = e164.startsWith(calling) ? digits.exec(e164.slice(calling.length)) : null
    if (groups) return [calling, ...groups.slice(1)].join(' ')
  }
  return undefined
}
