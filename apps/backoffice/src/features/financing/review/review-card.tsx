import { money, wholeNumber } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { linkClass } from '@cauce/ui/link'
import { Money } from '@cauce/ui/money'
import { RelativeTime } from '@cauce/ui/relative-time'
import { Link } from '@tanstack/solid-router'
import { For, Show } from 'solid-js'
import type { Outputs } from '../../../api/api.ts'
import { creditReasonText } from '../credit-text.ts'
import { planText } from '../plan-text.ts'

export type Review = Outputs['financings']['reviews'][number]

/** The facts a decision is made on, and the two decisions. */
export function ReviewCard(props: { review: Review; onDecide: (decision: 'accept' | 'decline') => void }) {
  const facts = () => [
    { label: m.financing_review_merchant(), value: `${props.review.merchantName} · ${props.review.centreName}` },
    {
      label: m.financing_review_plan(),
      value: props.review.plan
        ? `${props.review.productName} · ${planText(props.review.plan.instalments)}`
        : props.review.productName,
    },
    ...(props.review.plan
      ? [{ label: m.financing_simulator_total(), value: money(props.review.plan.totalCents) }]
      : []),
    { label: m.financing_review_open(), value: wholeNumber(props.review.facts?.openFinancings ?? 0) },
    {
      label: m.financing_review_document(),
      value: props.review.facts?.documentBlocked
        ? m.financing_review_document_blocked()
        : m.financing_review_document_free(),
    },
  ]
  return (
    <li class="panel grid gap-x-6 gap-y-3 p-4 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div class="min-w-0">
        <p class="flex flex-wrap items-baseline gap-x-3">
          <Link to="/financings/$id" params={{ id: props.review.id }} class={`${linkClass} font-semibold text-lg`}>
            {props.review.reference}
          </Link>
          <span>{props.review.customerName}</span>
          <span class="text-muted text-sm">
            {m.financing_review_waiting()} <RelativeTime at={props.review.reviewSince} />
          </span>
        </p>
        <Show when={props.review.creditReason}>
          {(reason) => <p class="mt-1 text-waiting-fg">{creditReasonText(reason())}</p>}
        </Show>
        <dl class="mt-2 grid gap-x-4 gap-y-1 sm:grid-cols-[auto_minmax(0,1fr)]">
          <For each={facts()}>
            {(fact) => (
              <>
                <dt class="text-muted">{fact.label}</dt>
                <dd>{fact.value}</dd>
              </>
            )}
          </For>
        </dl>
      </div>
      <div class="flex flex-col items-end justify-between gap-3 max-sm:items-stretch">
        <Money cents={props.review.totalCents} class="font-semibold text-2xl" />
        <div class="flex gap-2 max-sm:[&>*]:grow">
          <Button
            aria-label={`${m.financing_review_decline()}: ${props.review.reference}`}
            onClick={() => props.onDecide('decline')}
          >
            {m.financing_review_decline()}
          </Button>
          <Button
            variant="primary"
            aria-label={`${m.financing_review_accept()}: ${props.review.reference}`}
            onClick={() => props.onDecide('accept')}
          >
            {m.financing_review_accept()}
          </Button>
        </div>
      </div>
    </li>
  )
}
