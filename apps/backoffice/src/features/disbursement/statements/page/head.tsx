import { dateTime, money, wholeNumber } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { RecordHead } from '@cauce/ui/record-head'
import { daysOf, type StatementDetails } from '../row.ts'
import { StatementState } from '../state.tsx'

/** Whether all is clear, of which account and days it is, and how its balance went. */
export function Head(props: { statement: StatementDetails }) {
  const facts = () => [
    props.statement.account,
    daysOf(props.statement),
    m.statements_fact({ name: m.statements_column_entries(), value: wholeNumber(props.statement.entries) }),
    m.statements_fact({ name: m.statements_column_matched(), value: wholeNumber(props.statement.matched) }),
    m.statements_fact({ name: m.statements_column_imported(), value: dateTime(props.statement.importedAt) }),
  ]
  return (
    <div class="shrink-0 pb-3">
      <div class="max-sm:hidden">
        <RecordHead
          state={<StatementState of={props.statement} />}
          next={props.statement.differences > 0 ? m.statements_next_open() : m.statements_next_clear()}
          facts={facts().filter(Boolean).join(' · ')}
          figure={figureOf(props.statement)}
        />
      </div>
      <Brief statement={props.statement} />
    </div>
  )
}

/** The same on a phone, where the entries need the room. */
const Brief = (props: { statement: StatementDetails }) => (
  <div class="panel flex items-center justify-between gap-3 px-3 py-2 sm:hidden">
    <StatementState of={props.statement} />
    <div class="min-w-0 text-right">
      <p class="text-muted text-sm">{figureOf(props.statement).label}</p>
      <p class="font-semibold tabular-nums">{figureOf(props.statement).value}</p>
    </div>
  </div>
)

/** What its entries come to, with the way from balance to balance where the bank says it. */
function figureOf({ inCents, outCents, openingCents, closingCents }: StatementDetails) {
  const detail =
    openingCents === null || closingCents === null
      ? `${m.statements_in()} ${money(inCents)} · ${m.statements_out()} ${money(outCents)}`
      : `${m.statements_opening()} ${money(openingCents)} · ${m.statements_in()} ${money(inCents)} · ${m.statements_out()} ${money(outCents)}`
  return closingCents === null
    ? { label: m.statements_out(), value: money(outCents), detail }
    : { label: m.statements_closing(), value: money(closingCents), detail }
}
