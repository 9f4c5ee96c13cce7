import type { ErrorCode } from '@cauce/domain/errors'
import { mostAtOnce } from '@cauce/domain/limits'
import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { Dialog } from '@cauce/ui/dialog'
import { linkClass } from '@cauce/ui/link'
import { showToast } from '@cauce/ui/toast'
import { Link } from '@tanstack/solid-router'
import { createSignal, For, Show } from 'solid-js'
import { api } from '../../../api/api.ts'
import { codeText, failureText, fetchWording } from '../../../api/failure-text.ts'

type Failed = { id: string; code: ErrorCode }

/** Asks once, ships, and then names the orders that could not be, each with its reason. */
export default function ShipDialog(props: {
  ids: readonly string[]
  /** Chosen too, but with nothing to be shipped; each with its reason. */
  leftOut: readonly { id: string; reason: string }[]
  referenceOf: (id: string) => string
  onClose: () => void
  onShipped: () => void
}) {
  const [busy, setBusy] = createSignal(false)
  const [failed, setFailed] = createSignal<readonly Failed[]>()
  const [fault, setFault] = createSignal<string>()
  const ship = async () => {
    setBusy(true)
    setFault(undefined)
    try {
      const refused = await shipAll(props.ids)
      props.onShipped()
      const done = props.ids.length - refused.length
      if (done > 0) showToast({ text: m.orders_shipped_many({ count: done }), meaning: 'good' })
      if (refused.length === 0) return props.onClose()
      await fetchWording()
      setFailed(refused)
    } catch (error) {
      setFault(failureText(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open && !busy()) props.onClose()
      }}
      title={failed() ? m.orders_ship_failed_title() : m.orders_ship_title({ count: props.ids.length })}
      description={failed() ? m.orders_ship_failed_text() : props.ids.length > 0 && m.orders_ship_consequence()}
      footer={
        <Show when={!failed()} fallback={<Button onClick={() => props.onClose()}>{m.shell_close()}</Button>}>
          <Button disabled={busy()} onClick={() => props.onClose()}>
            {m.shell_cancel()}
          </Button>
          <Show when={props.ids.length > 0}>
            <Button data-first="" variant="primary" busy={busy()} onClick={() => void ship()}>
              {m.orders_ship()}
            </Button>
          </Show>
        </Show>
      }
    >
      <Show when={fault()}>
        {(text) => (
          <p role="alert" class="mt-3 text-bad-fg">
            {text()}
          </p>
        )}
      </Show>
      <Show when={!failed() && props.leftOut.length > 0}>
        <p class="mt-3">{m.orders_ship_left_out()}</p>
      </Show>
      <ul class="mt-3 grid gap-1">
        <For each={failed()?.map(({ id, code }) => ({ id, reason: codeText(code) })) ?? props.leftOut}>
          {({ id, reason }) => (
            <li class="flex flex-wrap gap-x-3">
              <Link to="/orders/$id" params={{ id }} class={`${linkClass} font-medium`}>
                {props.referenceOf(id)}
              </Link>
              <span class="text-muted">{reason}</span>
            </li>
          )}
        </For>
      </ul>
    </Dialog>
  )
}

async function shipAll(ids: readonly string[]): Promise<Failed[]> {
  const failed: Failed[] = []
  for (let at = 0; at < ids.length; at += mostAtOnce) {
    const some = ids.slice(at, at + mostAtOnce)
    const { results } = await api.orders.markManyShipped.act({ orders: some.map((id) => ({ id })) })
    failed.push(...results.flatMap(({ code }, place) => (code ? [{ id: some[place]!, code }] : [])))
  }
  return failed
}
