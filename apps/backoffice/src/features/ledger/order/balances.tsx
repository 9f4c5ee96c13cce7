import { m } from '@cauce/i18n/messages'
import { DescriptionList } from '@cauce/ui/description-list'
import { Money } from '@cauce/ui/money'
import { Section } from '@cauce/ui/section'
import { Show } from 'solid-js'
import type { Outputs } from '../../../api/api.ts'
import { accountName } from '../words.ts'

/** What each account comes to by an order, on its side. */
export const Balances = (props: { balances: Outputs['ledger']['ofOrder']['balances'] }) => (
  <Section title={m.ledger_order_balances()}>
    <Show when={props.balances.length > 0} fallback={<p class="text-muted">{m.ledger_order_settled()}</p>}>
      <DescriptionList
        items={props.balances.map(({ account, balanceCents }) => ({
          term: accountName(account),
          detail: (
            <>
              <Money cents={Math.abs(balanceCents)} />
              <span class="block text-right text-muted text-sm">
                {balanceCents > 0 ? m.ledger_column_debit_balance() : m.ledger_column_credit_balance()}
              </span>
            </>
          ),
        }))}
      />
    </Show>
  </Section>
)
