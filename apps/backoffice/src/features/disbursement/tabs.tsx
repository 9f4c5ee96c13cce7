import { m } from '@cauce/i18n/messages'
import { Tabs } from '@cauce/ui/tabs'
import { useNavigate } from '@tanstack/solid-router'
import type { JSX } from 'solid-js'
import { useSession } from '../../session/session.tsx'

type PaymentTab = 'payments' | 'next' | 'months' | 'files'

/** What disbursements are looked at by; the bank's statements have an address of their own. */
export function DisbursementTabs(props: {
  value: PaymentTab | 'statements'
  /** To another tab than that of the statements. */
  onChange: (tab: PaymentTab) => void
  children: JSX.Element
}) {
  const session = useSession()
  const navigate = useNavigate()
  const tabs = () => [
    { value: 'payments', label: m.payouts_tab_payments() },
    { value: 'next', label: m.payouts_tab_next() },
    { value: 'months', label: m.payouts_months() },
    ...(session.can('disbursements.settle') ? [{ value: 'files', label: m.payouts_files() }] : []),
    ...(session.can('statements.read') ? [{ value: 'statements', label: m.statements_title() }] : []),
  ]
  return (
    <Tabs
      label={m.payouts_title()}
      value={props.value}
      tabs={tabs()}
      onChange={(next) => {
        if (next === props.value) return
        if (next === 'statements') void navigate({ to: '/disbursements/statements' })
        else props.onChange(next as PaymentTab)
      }}
    >
      {props.children}
    </Tabs>
  )
}
