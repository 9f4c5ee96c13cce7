import { m } from '@cauce/i18n/messages'
import LoaderCircle from 'lucide-solid/icons/loader-circle'
import { createSignal, onCleanup, Show } from 'solid-js'
import { Message } from './message.tsx'

const longAfterMs = 15_000

export function Waiting(props: { since: number }) {
  const [isLong, setLong] = createSignal(false)
  const timer = setTimeout(() => setLong(true), props.since + longAfterMs - Date.now())
  onCleanup(() => clearTimeout(timer))
  return (
    <Message
      icon={(icon) => <LoaderCircle class={`${icon.class} animate-spin`} aria-hidden="true" />}
      meaning="waiting"
      title={m.checkout_waiting_title()}
    >
      <div role="status" class="grid gap-4">
        <p>{m.checkout_waiting_text()}</p>
        <Show when={isLong()}>
          <p>{m.checkout_waiting_long()}</p>
        </Show>
      </div>
    </Message>
  )
}
