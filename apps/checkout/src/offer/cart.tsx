import { money } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { For, Show } from 'solid-js'
import type { OpenedLink } from '../link/service.ts'

const linesUnfolded = 4

type Line = Pick<OpenedLink['lines'][number], 'name' | 'units' | 'unitPriceCents' | 'totalCents'>
type Bought = Pick<OpenedLink, 'reference' | 'cartTotalCents'> & { lines: Line[]; taxCents?: number }

/** For what, and how much. */
export function Cart(props: { link: Bought }) {
  return (
    <section aria-labelledby="cart" class="panel p-4">
      <div class="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="cart" class="text-lg">
          {m.checkout_cart_title()}
        </h2>
        <p class="text-base text-muted">{m.checkout_reference({ reference: props.link.reference })}</p>
      </div>
      <Show when={props.link.lines.length > linesUnfolded} fallback={<Lines lines={props.link.lines} />}>
        <details>
          <summary class="flex min-h-11 items-center text-accent underline underline-offset-2">
            {m.checkout_cart_show({ count: props.link.lines.length })}
          </summary>
          <Lines lines={props.link.lines} />
        </details>
      </Show>
      <dl class="border-line border-t pt-2">
        <div class="flex items-baseline justify-between gap-4 font-semibold">
          <dt>{m.checkout_cart_total()}</dt>
          <dd class="whitespace-nowrap">{money(props.link.cartTotalCents)}</dd>
        </div>
        <Show when={props.link.taxCents}>
          {(cents) => (
            <div class="flex items-baseline justify-between gap-4 text-base text-muted">
              <dt>{m.checkout_cart_tax()}</dt>
              <dd class="whitespace-nowrap">{money(cents())}</dd>
            </div>
          )}
        </Show>
      </dl>
    </section>
  )
}

export function Lines(props: { lines: Line[] }) {
  return (
    <ul class="py-2">
      <For each={props.lines}>
        {(line) => (
          <li class="flex items-baseline justify-between gap-4 py-1">
            <span class="min-w-0 break-words">
              {line.name}
              <Show when={line.units > 1}>
                <span class="block text-base text-muted">
                  {m.checkout_cart_units({ units: line.units, price: money(line.unitPriceCents) })}
                </span>
              </Show>
            </span>
            <span class="whitespace-nowrap">{money(line.totalCents)}</span>
          </li>
        )}
      </For>
    </ul>
  )
}
