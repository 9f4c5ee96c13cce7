import { dateTime } from '@cauce/i18n/format'
import { entryText } from '@cauce/i18n/ledger-words'
import { m } from '@cauce/i18n/messages'
import { linkClass } from '@cauce/ui/link'
import { Section } from '@cauce/ui/section'
import { Link } from '@tanstack/solid-router'
import { For, Show } from 'solid-js'
import { Postings } from '../postings.tsx'
import type { Entry } from '../words.ts'

/** The entries from the first to the last, each with its postings. */
export const Story = (props: { entries: readonly Entry[] }) => (
  <Section title={m.ledger_order_entries()}>
    <Show when={props.entries.length > 0} fallback={<p class="text-muted">{m.ledger_order_none()}</p>}>
      <ol class="grid gap-5">
        <For each={props.entries}>
          {(entry, index) => (
            <li>
              <div class="mb-1 flex flex-wrap items-baseline justify-between gap-x-3">
                <h3 class="font-semibold">
                  <Show when={entry.payment} fallback={entryText(entry.fact)}>
                    {(payment) => (
                      <Link to="/disbursements/$id" params={{ id: payment().id }} class={linkClass}>
                        {entryText(entry.fact)}
                      </Link>
                    )}
                  </Show>
                </h3>
                <time datetime={entry.postedAt} class="text-muted text-sm tabular-nums">
                  {dateTime(entry.postedAt)}
                </time>
              </div>
              <Postings of={entry} headless={index() > 0} />
            </li>
          )}
        </For>
      </ol>
    </Show>
  </Section>
)
