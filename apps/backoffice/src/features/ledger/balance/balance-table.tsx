import { m } from '@cauce/i18n/messages'
import { DataTable } from '@cauce/ui/data-table'
import { linkClass } from '@cauce/ui/link'
import { Money } from '@cauce/ui/money'
import { Link } from '@tanstack/solid-router'
import { For, type JSX, Show } from 'solid-js'
import type { Outputs } from '../../../api/api.ts'
import type { LedgerSearch } from '../search.ts'
import { accountName, accountText } from '../words.ts'

type TrialBalance = Outputs['ledger']['trialBalance']
type Account = TrialBalance['accounts'][number]

const cell = 'border-line border-b px-3 py-1.5'
const amount = `${cell} text-right tabular-nums max-sm:hidden`

/** Each account leads to its entries. On a phone only its balance stands beside it. */
export function BalanceTable(props: { balance: TrialBalance; search: LedgerSearch }) {
  const hasOpening = () => props.search.from !== undefined
  const sumOf = (side: 1 | -1) =>
    props.balance.accounts.reduce((sum, { balanceCents }) => sum + Math.max(0, side * balanceCents), 0)
  return (
    <DataTable label={m.ledger_tab_balance()} class="panel">
      <thead>
        <tr>
          <Head>{m.ledger_column_account()}</Head>
          <Show when={hasOpening()}>
            <Head amount>{m.ledger_column_opening()}</Head>
          </Show>
          <Head amount>{m.ledger_column_debit()}</Head>
          <Head amount>{m.ledger_column_credit()}</Head>
          <Head amount>{m.ledger_column_debit_balance()}</Head>
          <Head amount>{m.ledger_column_credit_balance()}</Head>
          <Head phone>{m.ledger_column_balance()}</Head>
        </tr>
      </thead>
      <tbody>
        <For each={props.balance.accounts}>
          {(account) => (
            <tr class="hover:bg-hover">
              <th scope="row" class={`${cell} text-left font-normal`}>
                <Link
                  to="/ledger"
                  search={{ ...props.search, tab: 'entries', account: account.account }}
                  class={`${linkClass} font-medium`}
                  title={m.ledger_entries_of({ account: accountName(account.account) })}
                >
                  {accountName(account.account)}
                </Link>
                <span class="block text-muted text-sm max-sm:hidden">{accountText(account.account)}</span>
              </th>
              <Show when={hasOpening()}>
                <td class={amount}>
                  <Money cents={account.openingCents} />
                </td>
              </Show>
              <td class={amount}>
                <Amount cents={account.debitCents} />
              </td>
              <td class={amount}>
                <Amount cents={account.creditCents} />
              </td>
              <td class={`${amount} font-medium`}>
                <Amount cents={account.balanceCents} />
              </td>
              <td class={`${amount} font-medium`}>
                <Amount cents={-account.balanceCents} />
              </td>
              <td class={`${cell} text-right tabular-nums sm:hidden`}>
                <PhoneBalance account={account} />
              </td>
            </tr>
          )}
        </For>
      </tbody>
      <tfoot>
        <tr class="font-semibold">
          <th scope="row" class="px-3 py-2 text-left">
            {m.ledger_total()}
          </th>
          <Show when={hasOpening()}>
            <td class="px-3 py-2 max-sm:hidden">
              <Money cents={props.balance.total.openingCents} />
            </td>
          </Show>
          <For each={[props.balance.total.debitCents, props.balance.total.creditCents, sumOf(1), sumOf(-1)]}>
            {(cents) => (
              <td class="px-3 py-2 max-sm:hidden">
                <Money cents={cents} />
              </td>
            )}
          </For>
          <td class="px-3 py-2 sm:hidden">
            <Money cents={sumOf(1) - sumOf(-1)} />
          </td>
        </tr>
      </tfoot>
    </DataTable>
  )
}

const Head = (props: { children: JSX.Element; amount?: boolean; phone?: boolean }) => (
  <th
    scope="col"
    class="sticky top-0 z-10 h-row whitespace-nowrap border-line border-b bg-surface px-3 font-medium text-muted text-sm print:static"
    classList={{ 'text-right': props.amount || props.phone, 'max-sm:hidden': props.amount, 'sm:hidden': props.phone }}
  >
    {props.children}
  </th>
)

/** Nothing is drawn for nothing: the eye finds the side at once. */
const Amount = (props: { cents: number }) => (
  <Show when={props.cents > 0}>
    <Money cents={props.cents} />
  </Show>
)

const PhoneBalance = (props: { account: Account }) => (
  <>
    <Money cents={Math.abs(props.account.balanceCents)} class="font-medium" />
    <Show when={props.account.balanceCents !== 0}>
      <span class="text-muted text-sm">
        {props.account.balanceCents > 0 ? m.ledger_column_debit_balance() : m.ledger_column_credit_balance()}
      </span>
    </Show>
  </>
)
