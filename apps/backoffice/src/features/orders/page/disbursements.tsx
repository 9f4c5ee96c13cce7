import { date } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Money } from '@cauce/ui/money'
import { Section } from '@cauce/ui/section'
import { For, Show } from 'solid-js'
import type { Details } from '../row.ts'

const head = 'pb-1 font-medium'
const cell = 'border-line border-t py-2'

/** What the merchant was paid for the order, and what had to be taken off again for returns. */
export const Disbursements = (props: { order: Details }) => (
  <Section title={m.orders_disbursed_title()} text={m.orders_disbursed_text()}>
    <Show when={props.order.disbursements.length > 0} fallback={<p class="text-muted">{m.orders_disbursed_none()}</p>}>
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
                <tr classList={{ 'text-muted line-through': line.state === 'rejected' }}>
                  <td class={cell}>
                    {date(line.day)} <span class="block text-muted text-sm">{line.number}</span>
                  </td>
                  <td class={`${cell} pl-3`}>
                    <Money cents={line.shippedCents - line.returnedCents} />
                  </td>
                  <td class={`${cell} pl-3`}>
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
