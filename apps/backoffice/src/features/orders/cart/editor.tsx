import { longest } from '@cauce/domain/limits'
import type { CartLineKind } from '@cauce/domain/orders/cart'
import { m } from '@cauce/i18n/messages'
import { Button, buttonClass } from '@cauce/ui/button'
import { Field } from '@cauce/ui/field'
import { Money } from '@cauce/ui/money'
import { Notice } from '@cauce/ui/notice'
import { Section } from '@cauce/ui/section'
import { TextInput } from '@cauce/ui/text-input'
import { showToast } from '@cauce/ui/toast'
import { useQueryClient } from '@tanstack/solid-query'
import { Link, useNavigate } from '@tanstack/solid-router'
import Plus from 'lucide-solid/icons/plus'
import { createEffect, createMemo, createSignal, For, onCleanup, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { api } from '../../../api/api.ts'
import { failureOf } from '../../../api/failure.ts'
import { failureText } from '../../../api/failure-text.ts'
import { useQuery } from '../../../api/use-query.ts'
import { Page } from '../../../shell/page.tsx'
import { optionsQuery } from '../../financing/options.ts'
import type { Details } from '../row.ts'
import { Conflict } from './conflict.tsx'
import { addedLine, carriedOver, type EditLine, edited, editedTotalCents, isChanged, linesOf } from './draft.ts'
import { LeaveDialog } from './leave-dialog.tsx'
import { LineRow } from './line-row.tsx'
import { Preview } from './preview.tsx'
import { ShipEverything } from './ship-everything.tsx'

const adds = [
  { kind: 'product', label: m.orders_cart_add_product },
  { kind: 'service', label: m.orders_cart_add_service },
  { kind: 'shipping', label: m.orders_cart_add_handling },
  { kind: 'discount', label: m.orders_cart_add_discount },
] as const satisfies readonly { kind: CartLineKind; label: () => string }[]

const newestOf = ({ cartVersions }: Details) => cartVersions[0]

/** The form with what it would change beside it. Whoever saves after somebody else sees their cart first, and decides. */
export function Editor(props: { order: Details }) {
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const options = useQuery(optionsQuery)
  const [seen, setSeen] = createSignal(props.order.revision)
  const [seenVersion, setSeenVersion] = createSignal(newestOf(props.order)?.version)
  /** The lines at the revision that was seen. */
  const [begun, setBegun] = createSignal(linesOf(props.order))
  const [draft, setDraft] = createStore({ lines: linesOf(props.order) })
  const [reason, setReason] = createSignal('')
  const [tried, setTried] = createSignal(false)
  const [refused, setRefused] = createSignal<Readonly<Record<string, string>>>({})
  const [saving, setSaving] = createSignal(false)
  const [failure, setFailure] = createSignal<string>()
  const [saved, setSaved] = createSignal(false)
  let list!: HTMLOListElement
  const removals: (() => void)[] = []
  onCleanup(() => {
    for (const withdraw of removals) withdraw()
  })

  const now = createMemo(() => edited(props.order.id, draft.lines))
  const faults = () => ({ ...(tried() ? now().faults : {}), ...refused() })
  const changed = () => isChanged(linesOf(props.order), draft.lines)
  const overtaken = () => props.order.revision !== seen()
  const changedBy = () => {
    const newest = newestOf(props.order)
    return newest && newest.version !== seenVersion() ? (newest.madeBy ?? undefined) : undefined
  }
  const taxOfCentre = () =>
    (options.isSuccess ? options.data.centres : []).find(({ id }) => id === props.order.centre.id)?.taxTreatment

  const change = (index: number, part: Partial<EditLine>) => {
    setDraft('lines', index, part)
    setRefused({})
  }
  const add = (kind: CartLineKind) => {
    const line = addedLine(crypto.randomUUID(), kind, taxOfCentre() ?? props.order.lines[0]?.taxTreatment ?? 'exempt')
    setDraft('lines', draft.lines.length, line)
    queueMicrotask(() => list.lastElementChild?.querySelector('input')?.focus())
  }
  const remove = (index: number) => {
    const before = [...draft.lines]
    setDraft('lines', (lines) => lines.filter((_, at) => at !== index))
    setRefused({})
    removals.push(showToast({ text: m.financing_line_removed(), undo: () => setDraft('lines', before) }))
  }
  const reload = () => queryClient.invalidateQueries({ queryKey: api.orders.key() })

  const save = async () => {
    setTried(true)
    setFailure(undefined)
    const { lines } = now()
    if (!lines) return
    setSaving(true)
    try {
      const { outcome } = await api.orders.saveCart.act({
        id: props.order.id,
        lines,
        revision: seen(),
        ...(reason().trim() && { reason: reason().trim() }),
      })
      showToast({
        text: outcome === 'awaiting-acceptance' ? m.orders_cart_saved_waiting() : m.orders_cart_saved(),
        meaning: 'good',
      })
      setSaved(true)
      void reload()
      void navigate({ to: '/orders/$id', params: { id: props.order.id } })
    } catch (error) {
      const { code, fields } = failureOf(error)
      if (fields) setRefused(fields)
      if (code === 'order-changed') await reload()
      else setFailure(failureText(error))
    } finally {
      setSaving(false)
    }
  }
  const goOn = () => {
    setSeen(props.order.revision)
    setSeenVersion(newestOf(props.order)?.version)
    setBegun(linesOf(props.order))
  }
  const startOver = () => {
    setDraft('lines', linesOf(props.order))
    goOn()
  }
  const keepMine = () => {
    setDraft('lines', carriedOver(draft.lines, linesOf(props.order)))
    goOn()
  }
  // Who changed nothing yet has nothing to decide.
  createEffect(() => {
    if (overtaken() && !isChanged(begun(), draft.lines)) startOver()
  })
  return (
    <Page
      title={m.orders_cart_title({ reference: props.order.reference })}
      help={[m.orders_cart_help_lines(), m.orders_cart_help_more()]}
      actions={
        <>
          <Link to="/orders/$id" params={{ id: props.order.id }} class={buttonClass()}>
            {m.shell_cancel()}
          </Link>
          <ShipEverything order={props.order} isUnsaved={changed()} onShipped={() => void reload()} />
          <Button variant="primary" busy={saving()} disabled={!changed() || overtaken()} onClick={() => void save()}>
            {m.shell_save()}
          </Button>
        </>
      }
    >
      <LeaveDialog isUnsaved={() => changed() && !saved()} />
      <div class="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_28rem]">
        <div class="grid min-w-0 gap-4">
          <Show when={overtaken()}>
            <Conflict order={props.order} before={begun()} by={changedBy()} onTheirs={startOver} onMine={keepMine} />
          </Show>
          <Show when={failure()}>{(text) => <Notice meaning="bad">{text()}</Notice>}</Show>
          <Section
            title={m.financing_new_part_cart()}
            beside={<Money cents={editedTotalCents(draft.lines)} class="font-semibold text-lg" />}
          >
            <Show when={draft.lines.length === 0}>
              <p class="mb-3 text-muted">{m.orders_cart_empty()}</p>
            </Show>
            <ol ref={list} class="grid gap-3">
              <For each={draft.lines}>
                {(line, index) => (
                  <LineRow
                    line={line}
                    index={index()}
                    centreId={props.order.centre.id}
                    faults={faults()}
                    onChange={(part) => change(index(), part)}
                    onRemove={() => remove(index())}
                  />
                )}
              </For>
            </ol>
            <div class="mt-3 flex flex-wrap gap-2">
              <For each={adds}>
                {({ kind, label }) => (
                  <button type="button" class={buttonClass()} onClick={() => add(kind)}>
                    <Plus class="size-4" aria-hidden="true" />
                    {label()}
                  </button>
                )}
              </For>
            </div>
          </Section>
          <Field label={m.orders_cart_reason()} hint={m.orders_cart_reason_hint()}>
            <TextInput value={reason()} onChange={setReason} maxLength={longest.note} />
          </Field>
        </div>
        <Preview order={props.order} changed={changed()} lines={changed() ? now().lines : undefined} />
      </div>
    </Page>
  )
}
