import { m } from '@cauce/i18n/messages'
import { Checkbox } from '@cauce/ui/checkbox'
import { createSignal, Show } from 'solid-js'
import { useSession } from '../../../session/session.tsx'
import type { Row } from '../row.ts'
import { switchAutomatic } from '../switch-automatic.ts'

/** Whether the customer's instalments are charged by themselves; a switch for who may move it. */
export function AutomaticPayments(props: {
  row: Pick<Row, 'customerId' | 'customerName' | 'automaticPayments'>
  onSwitched: () => void
}) {
  const session = useSession()
  const [moving, setMoving] = createSignal(false)
  const text = () => (props.row.automaticPayments ? m.orders_automatic_on() : m.orders_automatic_off())
  const move = async (on: boolean) => {
    setMoving(true)
    await switchAutomatic(props.row, on, props.onSwitched)
    setMoving(false)
  }
  return (
    <Show when={session.can('payments.automatic')} fallback={text()}>
      <Checkbox
        checked={props.row.automaticPayments}
        disabled={moving()}
        onChange={(on) => void move(on)}
        label={text()}
        aria-label={m.orders_automatic_of({ name: props.row.customerName })}
      />
    </Show>
  )
}
