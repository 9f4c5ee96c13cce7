import { differingLast } from '@cauce/domain/financing/last-instalment'
import { money } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'

/** `3 × 83,33 €`, or `12 × 83,33 € (última: 83,37 €)` where the last instalment takes the cents that do not divide. */
export function planText(instalments: readonly { amountCents: number }[]): string {
  const count = instalments.length
  const amount = money(instalments[0]?.amountCents ?? 0)
  const last = differingLast({ instalments })
  return last === undefined
    ? m.financing_simulator_row({ count, amount })
    : m.financing_simulator_row_last({ count, amount, last: money(last) })
}
