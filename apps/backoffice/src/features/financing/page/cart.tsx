import { lineTotalCents } from '@cauce/domain/orders/cart'
import { wholeNumber } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Money } from '@cauce/ui/money'
import { Section } from '@cauce/ui/section'
import { For } from 'solid-js'
import { lineKindName, taxName } from '../line-text.ts'
import type { Details } from '../row.ts'

/** What is being sold. */
export function Cart(props: { financing: Details }) {
  return (
    <Section title={m.financing_new_part_cart()}>
      <div class="-mx-4 overflow-x-auto px-4">
        <table class="w-full border-separate border-spacing-0 text-left">
          <thead class="text-muted text-sm">
            <tr>
              <th scope="col" class="pr-3 pb-1 font-medium">
                {m.financing_line_name()}
              </th>
              <th scope="col" class="pb-1 pl-3 text-right font-medium">
                {m.financing_line_units()}
              </th>
              <th scope="col" class="pb-1 pl-3 text-right font-medium max-sm:hidden">
                {m.financing_line_price()}
              </th>
              <th scope="col" class="pb-1 pl-3 text-right font-medium">
                {m.financing_total()}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={props.financing.lines}>
              {(line) => (
                <tr>
                  <td class="border-line border-t py-2 pr-3">
                    {line.name}
                    <span class="block text-muted text-sm">
                      {lineKindName(line.kind)} · {line.reference} · {taxName(line.taxTreatment)}
                    </span>
                  </td>
                  <td class="border-line border-t py-2 pl-3 text-right align-top">{wholeNumber(line.units)}</td>
                  <td class="border-line border-t py-2 pl-3 align-top max-sm:hidden">
                    <Money cents={line.unitPriceCents} />
                  </td>
                  <td class="border-line border-t py-2 pl-3 align-top">
                    <Money cents={lineTotalCents(line)} />
                  </td>
                </tr>
              )}
            </For>
          </tbody>
          <tfoot class="font-semibold">
            <tr>
              <th scope="row" class="border-line-strong border-t pt-2 text-left">
                {m.financing_total()}
              </th>
              <td class="border-line-strong border-t" />
              <td class="border-line-strong border-t max-sm:hidden" />
              <td class="border-line-strong border-t pt-2 pl-3">
                <Money cents={props.financing.totalCents} />
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
    </Section>
  )
}
