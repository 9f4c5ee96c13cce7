import { date, money } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Money } from '@cauce/ui/money'
import { Notice } from '@cauce/ui/notice'
import { Section } from '@cauce/ui/section'
import { Skeleton } from '@cauce/ui/skeleton'
import { keepPreviousData } from '@tanstack/solid-query'
import { For, Match, Show, Switch } from 'solid-js'
import { api, type Inputs, type Outputs } from '../../../api/api.ts'
import { failureText } from '../../../api/failure-text.ts'
import { useQuery } from '../../../api/use-query.ts'
import { settled } from '../../../settled.ts'
import type { Details } from '../row.ts'

type Compared = Outputs['orders']['previewCart']
type Instalment = Compared['newPlan']['instalments'][number]
type Lines = Inputs['orders']['previewCart']['lines']

/** What saving would mean, the old beside the new: totals, plan, what goes back or is newly owed. */
export function Preview(props: { order: Details; changed: boolean; lines: Lines | undefined }) {
  const waiting = () => props.order.cartVersions.find(({ state }) => state === 'awaiting-acceptance')
  const asked = settled(() => JSON.stringify(props.lines ?? null), 250)
  const compared = useQuery(() => ({
    ...api.orders.previewCart.queryOptions({ id: props.order.id, lines: JSON.parse(asked()) ?? [] }),
    enabled: asked() !== 'null',
    placeholderData: keepPreviousData,
    meta: { live: false },
  }))
  return (
    <Section title={m.orders_cart_preview_title()}>
      <Show when={waiting()}>
        {(version) => (
          <div class="mb-3">
            <Notice meaning="waiting">{m.orders_cart_withdraws({ amount: money(version().totalCents) })}</Notice>
          </div>
        )}
      </Show>
      <Switch fallback={<Skeleton class="h-40 w-full" />}>
        <Match when={props.lines === undefined}>
          <p class="text-muted">{props.changed ? m.orders_cart_faulty() : m.orders_cart_unchanged()}</p>
        </Match>
        <Match when={compared.isError}>
          <p role="alert" class="text-bad-fg">
            {failureText(compared.error)}
          </p>
        </Match>
        <Match when={compared.isSuccess && compared.data}>{(data) => <Comparison of={data()} />}</Match>
      </Switch>
    </Section>
  )
}

function Comparison(props: { of: Compared }) {
  const rows = () => [
    { name: m.orders_cart_total(), old: props.of.oldTotalCents, next: props.of.newTotalCents },
    { name: m.orders_cart_cost(), old: props.of.oldPlan.costCents, next: props.of.newPlan.costCents },
    { name: m.orders_cart_open(), old: props.of.oldPlan.openCents, next: props.of.newPlan.openCents },
  ]
  /** What was paid early has no number, and never changes. */
  const pairs = (): { old?: Instalment; next?: Instalment }[] => {
    const { instalments: old } = props.of.oldPlan
    const { instalments: next } = props.of.newPlan
    const gone = old.filter(({ number }) => number !== null && !next.some((each) => each.number === number))
    return [
      ...next.map((each) => ({
        old: each.number === null ? each : old.find(({ number }) => number === each.number),
        next: each,
      })),
      ...gone.map((each) => ({ old: each })),
    ]
  }
  const differenceCents = () => props.of.newPlan.openCents - props.of.oldPlan.openCents
  return (
    <div class="grid gap-3" aria-live="polite">
      <Show when={props.of.needsAcceptance}>
        <Notice meaning="waiting">{m.orders_cart_needs_acceptance()}</Notice>
      </Show>
      <Show when={props.of.refundCents > 0}>
        <Notice meaning="good">{m.orders_cart_refund({ amount: money(props.of.refundCents) })}</Notice>
      </Show>
      <Show when={props.of.refundOnceKnownCents > 0}>
        <Notice meaning="waiting">
          {m.orders_cart_refund_later({ amount: money(props.of.refundOnceKnownCents) })}
        </Notice>
      </Show>
      <Show when={props.of.returned.length > 0}>
        <p>{m.orders_cart_returns()}</p>
      </Show>
      <Show when={differenceCents() !== 0}>
        <p class="font-medium">
          {differenceCents() > 0
            ? m.orders_cart_more({ amount: money(differenceCents()) })
            : m.orders_cart_less({ amount: money(-differenceCents()) })}
        </p>
      </Show>
      <table class="w-full border-separate border-spacing-0">
        <thead class="text-muted text-sm">
          <tr>
            <td />
            <th scope="col" class="pb-1 pl-3 text-right font-medium">
              {m.orders_cart_now()}
            </th>
            <th scope="col" class="pb-1 pl-3 text-right font-medium">
              {m.orders_cart_then()}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={rows()}>
            {(row) => (
              <tr>
                <th scope="row" class="border-line border-t py-1.5 text-left font-normal">
                  {row.name}
                </th>
                <td class="border-line border-t py-1.5 pl-3 text-muted">
                  <Money cents={row.old} />
                </td>
                <td class="border-line border-t py-1.5 pl-3" classList={{ 'font-medium': row.old !== row.next }}>
                  <Money cents={row.next} />
                </td>
              </tr>
            )}
          </For>
          <For each={pairs()}>
            {({ old, next }) => (
              <tr>
                <th scope="row" class="border-line border-t py-1.5 text-left font-normal">
                  {numberText((next ?? old)!)} <span class="text-muted text-sm">{date((next ?? old)!.dueOn)}</span>{' '}
                  <Show when={next?.standing === 'paid' && next}>
                    {(paid) => (
                      <span class="text-good-fg text-sm">
                        {paid().number === null ? m.payments_purpose_prepayment() : m.financing_plan_paid()}
                      </span>
                    )}
                  </Show>
                </th>
                <td class="border-line border-t py-1.5 pl-3 text-muted">
                  {old ? <Money cents={old.amountCents} /> : '—'}
                </td>
                <td
                  class="border-line border-t py-1.5 pl-3 text-right"
                  classList={{ 'font-medium': old?.amountCents !== next?.amountCents }}
                >
                  {next ? <Money cents={next.amountCents} /> : '—'}
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  )
}

const numberText = ({ number }: Instalment) => (number === null ? '' : `${number}.`)
