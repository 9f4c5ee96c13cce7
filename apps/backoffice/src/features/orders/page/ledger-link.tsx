import { m } from '@cauce/i18n/messages'
import { buttonClass } from '@cauce/ui/button'
import { Link } from '@tanstack/solid-router'
import BookText from 'lucide-solid/icons/book-text'
import { Show } from 'solid-js'
import { useSession } from '../../../session/session.tsx'
import type { Details } from '../row.ts'

/** The order's entries in the ledger, for who may read it. */
export function LedgerLink(props: { order: Details }) {
  const session = useSession()
  return (
    <Show when={session.can('ledger.read')}>
      <Link to="/ledger/orders/$id" params={{ id: props.order.id }} class={buttonClass()}>
        <BookText class="size-4" aria-hidden="true" />
        {m.ledger_of_order()}
      </Link>
    </Show>
  )
}
