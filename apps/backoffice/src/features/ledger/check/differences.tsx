import { wholeNumber } from '@cauce/i18n/format'
import { checkedLineWords } from '@cauce/i18n/ledger-words'
import { m } from '@cauce/i18n/messages'
import { word } from '@cauce/i18n/words'
import { linkClass } from '@cauce/ui/link'
import { Money } from '@cauce/ui/money'
import { Section } from '@cauce/ui/section'
import { Link } from '@tanstack/solid-router'
import { For, Match, Switch } from 'solid-js'
import type { Outputs } from '../../../api/api.ts'

type Check = Outputs['ledger']['check']
type Difference = Check['differences'][number]

const cell = 'border-line border-b py-1.5'
const head = `${cell} pr-3 font-medium`
/** Too much for a phone, which has the difference. */
const wide = 'max-sm:hidden'

/** Each order or document that shows something else than the ledger says, with the way to it. */
export const Differences = (props: { check: Check }) => (
  <Section
    title={m.ledger_check_differences()}
    {...(props.check.differences.length < props.check.differing && {
      text: m.ledger_check_shown_first({ count: wholeNumber(props.check.differences.length) }),
    })}
  >
    <table class="w-full border-separate border-spacing-0 text-left">
      <thead class="text-muted text-sm">
        <tr>
          <th scope="col" class={head}>
            {m.ledger_check_column_where()}
          </th>
          <th scope="col" class={head}>
            {m.ledger_check_column_line()}
          </th>
          <th scope="col" class={`${head} ${wide}`}>
            {m.ledger_column_merchant()}
          </th>
          <th scope="col" class={`${head} ${wide} text-right`}>
            {m.ledger_check_column_shown()}
          </th>
          <th scope="col" class={`${head} ${wide} text-right`}>
            {m.ledger_check_column_ledger()}
          </th>
          <th scope="col" class={`${cell} text-right font-medium`}>
            {m.ledger_check_column_difference()}
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={props.check.differences}>
          {(difference) => (
            <tr>
              <td class={`${cell} whitespace-nowrap pr-3 font-medium`}>
                <Where of={difference} />
              </td>
              <td class={`${cell} pr-3`}>{word(checkedLineWords[difference.line])}</td>
              <td class={`${cell} ${wide} pr-3`}>{difference.merchantName}</td>
              <td class={`${cell} ${wide} pr-3`}>
                <Money cents={difference.shownCents} />
              </td>
              <td class={`${cell} ${wide} pr-3`}>
                <Money cents={difference.ledgerCents} />
              </td>
              <td class={cell}>
                <Money cents={difference.shownCents - difference.ledgerCents} />
              </td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  </Section>
)

const Where = (props: { of: Difference }) => {
  const subject = () => props.of.subject
  return (
    <Switch fallback={subject().name}>
      <Match when={subject().kind === 'order'}>
        <Link to="/ledger/orders/$id" params={{ id: subject().id }} class={linkClass}>
          {subject().name}
        </Link>
      </Match>
      <Match when={subject().kind === 'disbursement'}>
        <Link to="/disbursements/$id" params={{ id: subject().id }} class={linkClass}>
          {subject().name}
        </Link>
      </Match>
      <Match when={subject().kind === 'invoice'}>
        <Link to="/invoices" search={{ merchant: props.of.merchantId }} class={linkClass}>
          {subject().name}
        </Link>
      </Match>
    </Switch>
  )
}
