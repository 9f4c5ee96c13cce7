import { declineText } from '@cauce/i18n/decline-words'
import { m } from '@cauce/i18n/messages'
import { RelativeTime } from '@cauce/ui/relative-time'
import { Section } from '@cauce/ui/section'
import { StateBadge } from '@cauce/ui/state-badge'
import { For, Show } from 'solid-js'
import type { Details } from '../row.ts'
import { attemptMeaning, attemptName } from './attempt-text.ts'

/** Each time the shopper chose a plan and met the card frame. */
export function Attempts(props: { financing: Details }) {
  return (
    <Show when={props.financing.attempts.length > 0}>
      <Section title={m.financing_attempts_title()}>
        <ol>
          <For each={props.financing.attempts}>
            {(attempt) => (
              <li class="flex min-h-row flex-wrap items-center gap-x-3 border-line border-b py-1 last:border-b-0">
                <span class="w-28 text-muted">
                  <RelativeTime at={attempt.begunAt} />
                </span>
                <span>{m.financing_attempt_instalments({ count: attempt.instalments })}</span>
                <span class="min-w-0 grow text-muted">{attempt.declineCode && declineText(attempt.declineCode)}</span>
                <StateBadge meaning={attemptMeaning(attempt.state)}>{attemptName(attempt)}</StateBadge>
              </li>
            )}
          </For>
        </ol>
      </Section>
    </Show>
  )
}
