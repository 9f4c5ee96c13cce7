import { dateTime } from '@cauce/i18n/format'
import { entryText } from '@cauce/i18n/ledger-words'
import { m } from '@cauce/i18n/messages'
import { Dialog } from '@cauce/ui/dialog'
import { linkClass } from '@cauce/ui/link'
import { Link } from '@tanstack/solid-router'
import { Show } from 'solid-js'
import { Postings } from '../postings.tsx'
import type { Entry } from '../words.ts'

/** One entry with its postings, and the way to the record that it is of. */
export const EntryDialog = (props: { entry: Entry; onClose: () => void }) => (
  <Dialog
    open
    onOpenChange={(open) => !open && props.onClose()}
    size="md"
    title={entryText(props.entry.fact)}
    description={`${props.entry.merchantName} · ${dateTime(props.entry.postedAt)}`}
  >
    <div class="mt-3">
      <Postings of={props.entry} />
    </div>
    <ul class="mt-4 grid gap-1">
      <Show when={props.entry.order}>
        {(order) => (
          <li>
            <Link to="/ledger/orders/$id" params={{ id: order().id }} class={linkClass}>
              {m.ledger_entry_order({ reference: order().reference })}
            </Link>
          </li>
        )}
      </Show>
      <Show when={props.entry.payment}>
        {(payment) => (
          <li>
            <Link to="/disbursements/$id" params={{ id: payment().id }} class={linkClass}>
              {m.ledger_entry_payment({ number: payment().number })}
            </Link>
          </li>
        )}
      </Show>
    </ul>
  </Dialog>
)
