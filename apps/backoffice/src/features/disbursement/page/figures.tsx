import { m } from '@cauce/i18n/messages'
import { type Description, DescriptionList } from '@cauce/ui/description-list'
import { linkClass } from '@cauce/ui/link'
import { Money } from '@cauce/ui/money'
import { RelativeTime } from '@cauce/ui/relative-time'
import { Section } from '@cauce/ui/section'
import { Link } from '@tanstack/solid-router'
import type { Details } from '../row.ts'
import { paidLabel } from '../state.tsx'

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
      { term: paidLabel(payment.state), detail: <strong>{amount(payment.paidCents)}</strong> },
    ]
  }
  const way = (): Description[] => {
    const { payment } = props
    return [
      { term: m.payouts_account(), detail: payment.account ?? m.payouts_missing_iban() },
      ...at(m.payouts_prepared_at(), payment.preparedAt),
      ...at(m.payouts_sent_at(), payment.sentAt),
      ...at(payment.state === 'rejected' ? m.payouts_rejected_at() : m.payouts_paid_at(), payment.settledAt),
      ...(payment.invoice
        ? [
            {
              term: m.payouts_invoice(),
              detail: (
                <Link to="/invoices" search={{ merchant: payment.merchantId }} class={linkClass}>
                  {payment.invoice.number}
                </Link>
              ),
            },
          ]
        : []),
    ]
  }
  return (
    <Section title={m.payouts_detail_figures()}>
      <div class="grid gap-x-8 gap-y-4 md:max-xl:grid-cols-2">
        <DescriptionList items={items()} />
        <div class="border-line max-md:border-t max-md:pt-3 xl:border-t xl:pt-3">
          <DescriptionList items={way()} />
        </div>
      </div>
    </Section>
  )
}
