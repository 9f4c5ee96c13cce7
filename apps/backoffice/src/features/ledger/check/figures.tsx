import { wholeNumber } from '@cauce/i18n/format'
import { checkedLineWords } from '@cauce/i18n/ledger-words'
import { m } from '@cauce/i18n/messages'
import { word } from '@cauce/i18n/words'
import { Money } from '@cauce/ui/money'
import { Section } from '@cauce/ui/section'
import { StateBadge } from '@cauce/ui/state-badge'
import { For } from 'solid-js'
import type { Outputs } from '../../../api/api.ts'

const cell = 'border-line border-b py-1.5'
const head = `${cell} pr-3 font-medium`

/** Every figure that was compared, on both sides; on a phone its verdict. */
export const Figures = (props: { check: Outputs['ledger']['check'] }) => (
  <Section title={m.ledger_check_lines()}>
    <table class="w-full border-separate border-spacing-0 text-left">
      <thead class="text-muted text-sm">
        <tr>
          <th scope="col" class={head}>
            {m.ledger_check_column_line()}
          </th>
          <th scope="col" class={`${head} text-right max-sm:hidden`}>
            {m.ledger_check_column_shown()}
          </th>
          <th scope="col" class={`${head} text-right max-sm:hidden`}>
            {m.ledger_check_column_ledger()}
          </th>
          <th scope="col" class={`${cell} text-right font-medium`}>
            {m.ledger_check_column_result()}
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={props.check.lines}>
          {(figure) => (
            <tr>
              <th scope="row" class={`${cell} pr-3 font-normal`}>
                {word(checkedLineWords[figure.line])}
              </th>
              <td class={`${cell} pr-3 max-sm:hidden`}>
                <Money cents={figure.shownCents} />
              </td>
              <td class={`${cell} pr-3 max-sm:hidden`}>
                <Money cents={figure.ledgerCents} />
              </td>
              <td class={`${cell} text-right`}>
                <Verdict differing={figure.differing} />
              </td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  </Section>
)

/** Of a figure or of a merchant. */
export const Verdict = (props: { differing: number }) => (
  <StateBadge meaning={props.differing === 0 ? 'good' : 'bad'}>
    {props.differing === 0 ? m.ledger_check_agrees() : m.ledger_check_differs({ count: wholeNumber(props.differing) })}
  </StateBadge>
)
