import { entryText } from '@cauce/i18n/ledger-words'
import { m } from '@cauce/i18n/messages'
import { Money } from '@cauce/ui/money'
import { For, Show } from 'solid-js'
import { accountName, type Entry } from './words.ts'

/** The lines of an entry: what goes into which account, and what comes out of which. `headless` where the head stands above another. */
export const Postings = (props: { of: Entry; headless?: boolean }) => (
  <table class="w-full border-separate border-spacing-0 text-left" aria-label={entryText(props.of.fact)}>
    <thead class="text-muted text-sm" classList={{ 'sr-only': props.headless }}>
      <tr>
        <th scope="col" class="border-line border-b py-1 pr-3 font-medium">
          {m.ledger_column_account()}
        </th>
        <th scope="col" class="w-28 border-line border-b py-1 pl-3 text-right font-medium">
          {m.ledger_column_debit()}
        </th>
        <th scope="col" class="w-28 border-line border-b py-1 pl-3 text-right font-medium">
          {m.ledger_column_credit()}
        </th>
      </tr>
    </thead>
    <tbody>
      <For each={props.of.postings}>
        {({ account, amountCents }) => (
          <tr>
            <td class="py-1 pr-3">{accountName(account)}</td>
            <td class="w-28 py-1 pl-3">
              <Show when={amountCents > 0}>
                <Money cents={amountCents} />
              </Show>
            </td>
            <td class="w-28 py-1 pl-3">
              <Show when={amountCents < 0}>
                <Money cents={-amountCents} />
              </Show>
            </td>
          </tr>
        )}
      </For>
    </tbody>
  </table>
)
