import type { EntryState } from '@cauce/domain/disbursement/statement'
import { wholeNumber } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import {
  bankReasonText,
  entryDifferenceTexts,
  entryDifferenceWords,
  entryStateWords,
} from '@cauce/i18n/statement-words'
import { word } from '@cauce/i18n/words'
import { type Meaning, StateBadge } from '@cauce/ui/state-badge'
import { Show } from 'solid-js'
import type { Entry, Statement } from './row.ts'

/** Whether something of a statement is left to be cleared up. */
export const StatementState = (props: { of: Pick<Statement, 'differences'> }) => (
  <StateBadge meaning={props.of.differences > 0 ? 'bad' : 'good'}>
    {props.of.differences > 0
      ? m.statements_some_left({ count: wholeNumber(props.of.differences) })
      : m.statements_none_left()}
  </StateBadge>
)

const meanings: Record<EntryState, Meaning> = { matched: 'good', difference: 'bad', dismissed: 'ended' }

/** How an entry stands; beside it why it is a difference, why it is none any more, or why money came back. */
export function EntryStanding(props: { of: Entry }) {
  const left = () => (props.of.state === 'difference' ? props.of.difference : null)
  const cause = () => props.of.reason ?? (props.of.returnReason && bankReasonText(props.of.returnReason))
  const detail = () => {
    const difference = left()
    return difference ? word(entryDifferenceWords[difference]) : cause()
  }
  const hint = () => {
    const difference = left()
    return (difference ? word(entryDifferenceTexts[difference]) : cause()) ?? undefined
  }
  return (
    <span class="flex min-w-0 items-center gap-2" title={hint()}>
      <StateBadge meaning={meanings[props.of.state]}>{word(entryStateWords[props.of.state])}</StateBadge>
      <Show when={detail()}>{(text) => <span class="truncate text-muted text-sm">{text()}</span>}</Show>
    </span>
  )
}
