import { date } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { refundCauseWords, refundStateWords } from '@cauce/i18n/refund-words'
import { word } from '@cauce/i18n/words'
import { IconButton } from '@cauce/ui/icon-button'
import { Money } from '@cauce/ui/money'
import { Section } from '@cauce/ui/section'
import { StateBadge } from '@cauce/ui/state-badge'
import FileText from 'lucide-solid/icons/file-text'
import { For, Show } from 'solid-js'
import { tellFailure } from '../../../api/tell-failure.ts'
import { download } from '../../../lists/download.ts'
import { locale } from '../../../preferences.ts'
import type { Details } from '../row.ts'

const meanings = { due: 'waiting', 'to-transfer': 'bad', paid: 'good' } as const

/** Hands the shopper's receipt of a refund to the browser; a failure is said in a toast. */
async function takeReceipt(id: string): Promise<void> {
  try {
    await download('/exports/refund-receipt', { id, format: 'pdf', locale: locale() }, () => undefined)
  } catch (error) {
    tellFailure(error)
  }
}

/** What went back to the shopper, or is to, with a receipt once it did; shown once there is any. */
export const Refunds = (props: { order: Details }) => (
  <Show when={props.order.refunds.length > 0}>
    <Section title={m.orders_refunds_title()}>
      <ul>
        <For each={props.order.refunds}>
          {(refund) => (
            <li class="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b py-2 last:border-b-0">
              <span class="grow">
                {word(refundCauseWords[refund.cause])}
                <span class="block text-muted text-sm">
                  {refund.number} · {date(refund.dueOn)}
                </span>
              </span>
              <Show when={refund.state === 'paid'}>
                <IconButton
                  label={m.orders_refund_receipt_of({ number: refund.number })}
                  onClick={() => void takeReceipt(refund.id)}
                >
                  <FileText class="size-4" aria-hidden="true" />
                </IconButton>
              </Show>
              <StateBadge meaning={meanings[refund.state]}>{word(refundStateWords[refund.state])}</StateBadge>
              <Money cents={refund.amountCents} class="w-24" />
            </li>
          )}
        </For>
      </ul>
    </Section>
  </Show>
)
