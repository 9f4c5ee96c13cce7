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
import { settled } from '../../financing/new/settled.ts'

type Compared = Outputs['orders']['previewCart']
type Lines = Inputs['orders']['previewCart']['lines']

/** What saving would mean, the old beside the new: totals, plan, what goes back or is newly owed. */
export function Preview(props: { id: string; lines: Lines | undefined }) {
  const asked = settled(() => JSON.stringify(props.lines ?? null), 250)
  const compared = useQuery(() => ({
    ...api.orders.previewCart.queryOptions({ id: props.id, lines: JSON.parse(asked()) ?? [] }),
    enabled: asked() !== 'null',
    placeholderData: keepPreviousData,
    meta: { live: false },
  }))
  return (
    <Section title={m.orders_cart_preview_title()}>
      <Switch fallback={<Skeleton class="h-40 w-full" />}>
        <Match when={props.lines === undefined}>
          <p class="text-muted">{m.orders_cart_unchanged()}</p>
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
  const numbers = () =>
    [
      ...new Set([...props.of.oldPlan.instalments, ...props.of.newPlan.instalments].map(({ number }) => number)),
    ].toSorted((one, other) => one - other)
  const instalment = (plan: 'oldPlan' | 'newPlan', number: number) =>
    props.of[plan].instalments.find((each) => each.number === number)
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
          <For each={numbers()}>
            {(number) => {
              const old = () => instalment('oldPlan', number)
              const next = () => instalment('newPlan', number)
              return (
                <tr>
                  <th scope="row" class="border-line border-t py-1.5 text-left font-normal">
                    {number}. <span class="text-muted text-sm">{date((next() ?? old())!.dueOn)}</span>{' '}
                    <Show when={next()?.standing === 'paid'}>
                      <span class="text-good-fg text-sm">{m.financing_plan_paid()}</span>
                    </Show>
                  </th>
                  <td class="border-line border-t py-1.5 pl-3 text-muted">
                    <Show when={old()} fallback="—">
                      {(each) => <Money cents={each().amountCents} />}
                    </Show>
                  </td>
                  <td
                    class="border-line border-t py-1.5 pl-3 text-right"
                    classList={{ 'font-medium': old()?.amountCents !== next()?.amountCents }}
                  >
                    <Show when={next()} fallback="—">
                      {(each) => <Money cents={each().amountCents} />}
                    </Show>
                  </td>
                </tr>
              )
            }}
          </For>
        </tbody>
      </table>
    </div>
  )
}
