import { date, money } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { For, type JSX, Show } from 'solid-js'

/** What was paid early, beside the schedule, has no number. */
type Row = { number: number | null; dueOn: string; amountCents: number }

/** Every instalment with its date and amount; `state` says more of each, as what is already paid. */
export function Schedule<R extends Row>(props: {
  caption: string
  rows: R[]
  totalCents: number
  state?: (row: R) => JSX.Element
}) {
  return (
    <table class="w-full text-left">
      <caption class="sr-only">{props.caption}</caption>
      <thead class="text-base text-muted">
        <tr>
          <th scope="col" class="py-1 pr-4 font-normal">
            {m.checkout_column_number()}
          </th>
          <th scope="col" class="py-1 pr-4 font-normal">
            {m.checkout_column_date()}
          </th>
          <th scope="col" class="py-1 text-right font-normal">
            {m.checkout_column_amount()}
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={props.rows}>
          {(row) => (
            <tr class="border-line border-t">
              <td class="py-2">{row.number}</td>
              <td class="py-2 pr-4">
                <span class="flex gap-x-4 max-sm:flex-col">
                  {date(row.dueOn)}
                  <Show
                    when={row.number !== null}
                    fallback={<span class="text-good-fg">{m.payments_purpose_prepayment()}</span>}
                  >
                    <Show when={props.state}>{(state) => state()(row)}</Show>
                  </Show>
                </span>
              </td>
              <td class="whitespace-nowrap py-2 text-right">{money(row.amountCents)}</td>
            </tr>
          )}
        </For>
      </tbody>
      <tfoot>
        <tr class="border-line-strong border-t font-semibold">
          <th scope="row" colspan={2} class="py-2">
            {m.checkout_plan_sum()}
          </th>
          <td class="whitespace-nowrap py-2 text-right">{money(props.totalCents)}</td>
        </tr>
      </tfoot>
    </table>
  )
}
