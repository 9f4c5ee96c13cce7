import { date } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { linkClass } from '@cauce/ui/link'
import { Money } from '@cauce/ui/money'
import { Section } from '@cauce/ui/section'
import { Link } from '@tanstack/solid-router'
import { For, Show } from 'solid-js'
import { useSession } from '../../../session/session.tsx'
import { PaymentState } from '../../disbursement/state.tsx'
import type { Details } from '../row.ts'

const head = 'pb-1 font-medium'
const cell = 'border-line border-t py-2'
const amount = `${cell} pl-3 align-top`
const unpaid = 'text-muted line-through'

/** What the merchant was paid for the order, and what had to be taken off again for returns. */
export function Disbursements(props: { order: Details }) {
  const session = useSession()
  return (
    <Section title={m.orders_disbursed_title()} text={m.orders_disbursed_text()}>
      <Show
        when={props.order.disbursements.length > 0}
        fallback={
          <p class="text-muted">
            {props.order.state === 'cancelled' ? m.orders_disbursed_cancelled() : m.orders_disbursed_none()}
          </p>
        }
      >
        <div class="-mx-4 overflow-x-auto px-4">
          <table class="w-full border-separate border-spacing-0 text-left">
            <thead class="text-muted text-sm">
              <tr>
                <th scope="col" class={head}>
                  {m.orders_disbursed_day()}
                </th>
                <th scope="col" class={`${head} pl-3 text-right`}>
                  {m.orders_disbursed_gross()}
                </th>
                <th scope="col" class={`${head} pl-3 text-right`}>
                  {m.orders_disbursed_fees()}
                </th>
              </tr>
            </thead>
            <tbody>
              <For each={props.order.disbursements}>
                {(line) => (
                  <tr>
                    <td class={cell}>
                      <span class="flex flex-wrap items-center gap-x-2">
                        {date(line.day)} <PaymentState of={line} />
                      </span>
                      <Show when={session.can('disbursements.read')} fallback={line.number}>
                        <Link to="/disbursements/$id" params={{ id: line.id }} class={`${linkClass} text-sm`}>
                          {line.number}
                        </Link>
                      </Show>
                    </td>
                    <td class={amount} classList={{ [unpaid]: line.state === 'rejected' }}>
                      <Money cents={line.shippedCents - line.returnedCents} />
                    </td>
                    <td class={amount} classList={{ [unpaid]: line.state === 'rejected' }}>
                      <Money cents={line.netCents + line.vatCents} />
                    </td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </div>
      </Show>
    </Section>
  )
}
