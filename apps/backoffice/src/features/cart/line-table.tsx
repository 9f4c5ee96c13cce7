import { type CartLineKind, lineTotalCents } from '@cauce/domain/orders/cart'
import type { TaxTreatment } from '@cauce/domain/orders/tax'
import { wholeNumber } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Money } from '@cauce/ui/money'
import { For, type JSX } from 'solid-js'
import { lineKindName, taxName } from './line-text.ts'

type Line = {
  kind: CartLineKind
  reference: string
  name: string
  unitPriceCents: number
  units: number
  taxTreatment: TaxTreatment
}

const head = 'pb-1 font-medium'
const cell = 'border-line border-t py-2 align-top'

/** The rows of a cart with its total; `beside` stands under a line's name. */
export function LineTable<Each extends Line>(props: {
  lines: readonly Each[]
  totalCents: number
  beside?: (line: Each) => JSX.Element
}) {
  return (
    <div class="-mx-4 overflow-x-auto px-4">
      <table class="w-full border-separate border-spacing-0 text-left">
        <thead class="text-muted text-sm">
          <tr>
            <th scope="col" class={`${head} pr-3`}>
              {m.financing_line_name()}
            </th>
            <th scope="col" class={`${head} pl-3 text-right`}>
              {m.financing_line_units()}
            </th>
            <th scope="col" class={`${head} pl-3 text-right max-sm:hidden`}>
              {m.financing_line_price()}
            </th>
            <th scope="col" class={`${head} pl-3 text-right`}>
              {m.financing_total()}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.lines}>
            {(line) => (
              <tr classList={{ 'text-muted': line.units === 0 }}>
                <td class={`${cell} pr-3`}>
                  {line.name}
                  <span class="block text-muted text-sm">
                    {lineKindName(line.kind)} · {line.reference} · {taxName(line.taxTreatment)}
                  </span>
                  {props.beside?.(line)}
                </td>
                <td class={`${cell} pl-3 text-right`}>{wholeNumber(line.units)}</td>
                <td class={`${cell} pl-3 max-sm:hidden`}>
                  <Money cents={line.unitPriceCents} />
                </td>
                <td class={`${cell} pl-3`}>
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
              <Money cents={props.totalCents} />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
