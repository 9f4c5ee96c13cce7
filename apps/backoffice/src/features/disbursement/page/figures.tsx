import { ibanInGroups } from '@cauce/domain/disbursement/iban-groups'
import { m } from '@cauce/i18n/messages'
import { type Description, DescriptionList } from '@cauce/ui/description-list'
import { Money } from '@cauce/ui/money'
import { RelativeTime } from '@cauce/ui/relative-time'
import { Section } from '@cauce/ui/section'
import type { Details } from '../row.ts'

/** How the amount came about, where it goes, and when what became of it. */
export function Figures(props: { payment: Details }) {
  const amount = (cents: number) => <Money cents={cents} />
  const less = (cents: number) => amount(cents === 0 ? 0 : -cents)
  const at = (term: string, instant: string | null): Description[] =>
    instant === null ? [] : [{ term, detail: <RelativeTime at={instant} /> }]
  const items = (): Description[] => {
    const { payment } = props
    return [
      { term: m.payouts_shipped(), detail: amount(payment.shippedCents) },
      { term: m.payouts_returned(), detail: less(payment.returnedCents) },
      { term: m.payouts_column_gross(), detail: amount(payment.grossCents) },
      { term: m.payouts_commission(), detail: less(payment.netCents) },
      { term: m.payouts_vat(), detail: less(payment.vatCents) },
      { term: m.payouts_column_paid(), detail: <strong>{amount(payment.paidCents)}</strong> },
    ]
  }
  const way = (): Description[] => {
    const { payment } = props
    return [
      {
        term: m.payouts_account(),
        detail: payment.iban === null ? m.payouts_missing_iban() : ibanInGroups(payment.iban),
      },
      ...at(m.payouts_prepared_at(), payment.preparedAt),
      ...at(m.payouts_sent_at(), payment.sentAt),
      ...at(payment.state === 'rejected' ? m.payouts_rejected_at() : m.payouts_paid_at(), payment.settledAt),
    ]
  }
  return (
    <Section title={m.payouts_detail_figures()}>
      <DescriptionList items={items()} />
      <div class="mt-4 border-line border-t pt-3">
        <DescriptionList items={way()} />
      </div>
    </Section>
  )
}
