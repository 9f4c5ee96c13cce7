import { differingLast } from '@cauce/domain/financing/last-instalment'
import type { Plan } from '@cauce/domain/financing/plans'
import { date, money, percent, rate } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { For, type JSX, Show } from 'solid-js'
import type { OpenedLink } from '../link/service.ts'

type Fact = [name: string, value: string]
type Credit = Pick<OpenedLink, 'cartTotalCents' | 'legal'>
/** A running plan's TAE may have no finite value. */
type KnownPlan = Pick<Plan, 'instalments' | 'costCents' | 'totalCents' | 'nominalYearlyRateBp'> & {
  taePercent: number | null
  /** Of a running plan: its instalments are those to come. */
  paidCents?: number
}

/**
 * Everything that must be known before accepting. Source: facts.md, Money and instalments; Directive (EU) 2023/2225,
 * art. 10. What the law or the product may change comes with the link, not from here.
 */
export function Facts(props: { link: Credit; plan: KnownPlan | undefined }) {
  return (
    <div class="grid gap-3">
      <Show when={props.plan} fallback={<p class="text-muted">{m.checkout_facts_choose()}</p>}>
        {(plan) => <FactList facts={figures(props.link, plan())} />}
      </Show>
      <FactList
        facts={[
          [m.checkout_fact_late(), lateText(props.link.legal)],
          [m.checkout_fact_withdrawal_title(), m.checkout_fact_withdrawal({ count: props.link.legal.withdrawalDays })],
          [m.checkout_fact_early_title(), m.checkout_fact_early_repayment()],
          [m.checkout_fact_seller(), `${props.link.legal.merchantLegalName} · ${props.link.legal.merchantTaxId}`],
        ]}
      />
    </div>
  )
}

function FactList(props: { facts: Fact[] }): JSX.Element {
  return (
    <dl class="grid gap-3">
      <For each={props.facts}>
        {([name, value]) => (
          <div>
            <dt class="text-base text-muted">{name}</dt>
            <dd>{value}</dd>
          </div>
        )}
      </For>
    </dl>
  )
}

function figures(link: Credit, plan: KnownPlan): Fact[] {
  const amount = money(plan.instalments[0]?.amountCents ?? 0)
  const first = date(plan.instalments[0]?.dueOn ?? '')
  const last = date(plan.instalments.at(-1)?.dueOn ?? '')
  const lastAmount = differingLast(plan)
  return [
    [m.checkout_fact_amount(), money(link.cartTotalCents)],
    [m.checkout_fact_count(), String(plan.instalments.length)],
    [
      m.checkout_fact_size(),
      lastAmount === undefined ? amount : m.checkout_fact_size_last({ amount, last: money(lastAmount) }),
    ],
    [
      m.checkout_fact_frequency(),
      plan.instalments.length === 1 ? m.checkout_fact_once({ first }) : m.checkout_fact_monthly({ first, last }),
    ],
    [m.checkout_fact_cost(), money(plan.costCents)],
    [m.checkout_fact_total_payable(), money(plan.totalCents)],
    ...(plan.paidCents ? [[m.checkout_fact_paid(), money(plan.paidCents)] satisfies Fact] : []),
    [m.checkout_fact_borrowing_rate(), m.checkout_fact_fixed_rate({ percent: rate(plan.nominalYearlyRateBp) })],
    [m.checkout_fact_tae(), plan.taePercent === null ? '—' : percent(plan.taePercent)],
  ]
}

function lateText({ latePaymentFeeCents, lateInterestYearlyBp }: OpenedLink['legal']): string {
  const costs = [
    latePaymentFeeCents > 0 && m.checkout_late_fee({ fee: money(latePaymentFeeCents) }),
    lateInterestYearlyBp > 0 && m.checkout_late_interest({ rate: rate(lateInterestYearlyBp) }),
  ].filter(Boolean)
  return costs.length > 0 ? costs.join(' ') : m.checkout_late_nothing()
}
