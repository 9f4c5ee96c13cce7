import { date, money } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import ChevronRight from 'lucide-solid/icons/chevron-right'
import { Show } from 'solid-js'
import type { OrderState } from './create-order.ts'
import type { Quote } from './pay-steps.tsx'
import type { Step } from './steps.ts'

/** What else may be done with the plan, each with what it takes. */
export function More(props: { quote: Quote; state: OrderState }) {
  const Row = (row: { step: Step; name: string; detail?: string }) => (
    <li class="border-line border-t first:border-t-0">
      <button
        type="button"
        class="flex min-h-14 w-full items-center justify-between gap-3 px-4 py-2 text-left hover:bg-hover"
        onClick={() => props.state.go(row.step)}
      >
        <span class="min-w-0">
          <span class="block">{row.name}</span>
          <Show when={row.detail}>
            <span class="block text-base text-muted">{row.detail}</span>
          </Show>
        </span>
        <ChevronRight class="size-5 shrink-0 text-muted" aria-hidden="true" />
      </button>
    </li>
  )
  return (
    <Show when={props.quote.settlement || props.quote.withdrawal}>
      <section aria-labelledby="more">
        <h2 id="more" class="mb-2 text-lg">
          {m.shopper_more_title()}
        </h2>
        <ul class="panel overflow-hidden">
          <Show when={props.quote.settlement}>
            {(settlement) => (
              <>
                <Show when={props.quote.part}>
                  <Row step="part" name={m.shopper_part()} />
                </Show>
                <Row
                  step="settle"
                  name={m.shopper_settle()}
                  detail={m.shopper_settle_detail({ amount: money(settlement().amountCents) })}
                />
              </>
            )}
          </Show>
          <Show when={props.quote.withdrawal}>
            {(withdrawal) => (
              <Row
                step="withdraw"
                name={m.shopper_withdraw()}
                detail={m.shopper_withdraw_detail({ date: date(withdrawal().untilOn, undefined, 'long') })}
              />
            )}
          </Show>
        </ul>
      </section>
    </Show>
  )
}
