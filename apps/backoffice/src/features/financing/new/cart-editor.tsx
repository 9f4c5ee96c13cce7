import { cartLineKinds } from '@cauce/domain/orders/cart'
import { errorMessage } from '@cauce/i18n/errors'
import { m } from '@cauce/i18n/messages'
import { buttonClass } from '@cauce/ui/button'
import { Money } from '@cauce/ui/money'
import { showToast } from '@cauce/ui/toast'
import CircleAlert from 'lucide-solid/icons/circle-alert'
import Plus from 'lucide-solid/icons/plus'
import { For, Show } from 'solid-js'
import { locale } from '../../../preferences.ts'
import { lineKindName } from '../../cart/line-text.ts'
import { CartRow } from './cart-row.tsx'
import type { Sale } from './controller.ts'
import { emptyLine, movedLine, taxOfCentre } from './draft.ts'

/** The cart: a row for each thing sold, a button for each kind of row, the total underneath. */
export function CartEditor(props: { sale: Sale }) {
  let list!: HTMLOListElement
  const lines = () => props.sale.draft.lines
  const limits = () => {
    const terms = props.sale.product()?.terms
    return terms && { minCents: terms.minCents, maxCents: terms.maxCents }
  }
  const focus = (index: number, part: string) =>
    queueMicrotask(() => list.children[index]?.querySelector<HTMLElement>(part)?.focus())

  const add = (kind: (typeof cartLineKinds)[number]) => {
    const { options, draft } = props.sale
    const tax = taxOfCentre(options, draft.centreId || (options.centres[0]?.id ?? ''))
    props.sale.setDraft('lines', lines().length, emptyLine(props.sale.newKey(), tax, kind))
    focus(lines().length - 1, 'input')
  }
  const move = (index: number, by: -1 | 1, part: string) => {
    props.sale.setDraft('lines', movedLine(lines(), index, by))
    focus(Math.max(0, Math.min(lines().length - 1, index + by)), part)
  }
  const remove = (index: number) => {
    const before = [...lines()]
    props.sale.setDraft(
      'lines',
      before.filter((_, at) => at !== index),
    )
    focus(Math.min(index, before.length - 2), 'input')
    showToast({ text: m.financing_line_removed(), undo: () => props.sale.setDraft('lines', before) })
  }
  return (
    <div>
      <ol ref={list} class="grid gap-3">
        <For each={lines()}>
          {(line, index) => (
            <CartRow
              sale={props.sale}
              line={line}
              index={index()}
              count={lines().length}
              onMove={(by, part) => move(index(), by, part)}
              onRemove={() => remove(index())}
            />
          )}
        </For>
      </ol>
      <div class="mt-3 flex flex-wrap items-center gap-2">
        <For each={cartLineKinds}>
          {(kind) => (
            <button type="button" class={buttonClass()} onClick={() => add(kind)}>
              <Plus class="size-4" aria-hidden="true" />
              {lineKindName(kind)}
            </button>
          )}
        </For>
        <p class="ml-auto flex items-baseline gap-3 font-medium">
          {m.financing_total()} <Money cents={props.sale.totalCents()} class="text-lg" />
        </p>
      </div>
      <Show when={props.sale.fault('lines')}>
        {(code) => (
          <p role="alert" class="mt-2 flex items-start justify-end gap-1 text-bad-fg text-sm">
            <CircleAlert class="mt-0.5 size-3.5 shrink-0" aria-hidden="true" />
            {errorMessage(code(), limits(), locale())}
          </p>
        )}
      </Show>
    </div>
  )
}
