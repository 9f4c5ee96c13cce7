import { accountChangeWords } from '@cauce/i18n/disbursement-words'
import { m } from '@cauce/i18n/messages'
import { word } from '@cauce/i18n/words'
import { Button } from '@cauce/ui/button'
import { RelativeTime } from '@cauce/ui/relative-time'
import { Section } from '@cauce/ui/section'
import { type Meaning, StateBadge } from '@cauce/ui/state-badge'
import { createSignal, For, Show } from 'solid-js'
import { useSession } from '../../../session/session.tsx'
import type { AccountChange, Settings } from '../row.ts'
import { AskAccountDialog } from './ask-account-dialog.tsx'
import { WaitingChange } from './waiting-change.tsx'

/** The account that a merchant is paid to, masked; the change of it that waits, and those before. */
export function Account(props: { settings: Settings }) {
  const session = useSession()
  const [asking, setAsking] = createSignal(false)
  const waiting = () => props.settings.changes.find(({ state }) => state === 'asked')
  const former = () => props.settings.changes.filter(({ state }) => state !== 'asked')
  return (
    <Section
      title={m.payout_account()}
      text={m.payout_account_text()}
      beside={
        <Show when={session.can('payouts.set') && !waiting()}>
          <Button onClick={() => setAsking(true)}>{m.payout_account_change()}</Button>
        </Show>
      }
    >
      <Show when={props.settings.account} fallback={<p class="text-bad-fg">{m.payout_account_none()}</p>}>
        {(account) => (
          <p class="text-lg tabular-nums">
            {account().iban}
            <Show when={account().bic}>
              {(bic) => <span class="block text-muted text-sm">{`${m.payout_bic_name()} ${bic()}`}</span>}
            </Show>
          </p>
        )}
      </Show>
      <Show when={waiting()}>
        {(change) => <WaitingChange change={change()} merchantName={props.settings.merchant.name} />}
      </Show>
      <Show when={former().length > 0}>
        <details class="mt-4">
          <summary class="cursor-pointer py-1">{m.payout_changes()}</summary>
          <ul>
            <For each={former()}>{(change) => <Former change={change} />}</For>
          </ul>
        </details>
      </Show>
      <Show when={asking()}>
        <AskAccountDialog settings={props.settings} onClose={() => setAsking(false)} />
      </Show>
    </Section>
  )
}

const meanings: Record<AccountChange['state'], Meaning> = {
  asked: 'waiting',
  approved: 'good',
  refused: 'bad',
  withdrawn: 'ended',
}

const Former = (props: { change: AccountChange }) => (
  <li class="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b py-2 last:border-b-0">
    <span class="min-w-0 grow">
      <span class="tabular-nums">{props.change.iban}</span>
      <span class="block text-muted text-sm">
        {props.change.decidedByName} · <RelativeTime at={props.change.decidedAt ?? props.change.askedAt} />
      </span>
      <Show when={props.change.note}>{(note) => <span class="block text-sm">{note()}</span>}</Show>
    </span>
    <StateBadge meaning={meanings[props.change.state]}>{word(accountChangeWords[props.change.state])}</StateBadge>
  </li>
)
