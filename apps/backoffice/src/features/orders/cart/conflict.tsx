import { joined, money, wholeNumber } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { Notice } from '@cauce/ui/notice'
import { Show } from 'solid-js'
import { LineTable } from '../../cart/line-table.tsx'
import type { Details } from '../row.ts'
import { type EditLine, isChanged, linesOf } from './draft.ts'

/** What somebody else made of the order meanwhile, line by line, and whose cart is to go on. `before`: as it was read. */
export function Conflict(props: {
  order: Details
  before: readonly EditLine[]
  /** Who changed the cart, where it was changed and that is known. */
  by: string | undefined
  onTheirs: () => void
  onMine: () => void
}) {
  const now = () => linesOf(props.order)
  const gone = () => props.before.filter(({ lineId }) => !now().some((line) => line.lineId === lineId))
  const remark = (lineId: string) => {
    const was = props.before.find((line) => line.lineId === lineId)
    const is = now().find((line) => line.lineId === lineId)
    if (!was) return m.orders_cart_line_added()
    return is && isChanged([was], [is]) ? m.orders_cart_line_was({ line: told(was) }) : undefined
  }
  return (
    <Notice meaning="bad">
      <p class="font-medium">
        {props.by ? m.orders_cart_conflict_by({ name: props.by }) : m.orders_cart_conflict_title()}
      </p>
      <p>{m.orders_cart_conflict_text()}</p>
      <div class="my-3 rounded-md bg-surface px-4 py-3 text-ink">
        <LineTable
          lines={props.order.lines.filter(({ units }) => units > 0)}
          totalCents={props.order.totalCents}
          beside={({ lineId }) => (
            <Show when={remark(lineId)}>{(text) => <span class="block text-sm text-waiting-fg">{text()}</span>}</Show>
          )}
        />
        <Show when={gone().length > 0}>
          <p class="mt-2 text-waiting-fg">{m.orders_cart_lines_gone({ names: joined(gone().map(told)) })}</p>
        </Show>
      </div>
      <div class="flex flex-wrap gap-2">
        <Button onClick={props.onTheirs}>{m.orders_cart_conflict_theirs()}</Button>
        <Button onClick={props.onMine}>{m.orders_cart_conflict_mine()}</Button>
      </div>
    </Notice>
  )
}

const told = ({ name, reference, units, unitPriceCents }: EditLine): string =>
  `${name} (${reference}), ${wholeNumber(units ?? 0)} × ${money(unitPriceCents ?? 0)}`
