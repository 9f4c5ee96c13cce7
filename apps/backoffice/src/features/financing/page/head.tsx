import { platformTimeZone } from '@cauce/domain/access/platform'
import { dateIn } from '@cauce/domain/money/calendar'
import { m } from '@cauce/i18n/messages'
import { linkClass } from '@cauce/ui/link'
import { Money } from '@cauce/ui/money'
import { RecordHead } from '@cauce/ui/record-head'
import { RelativeTime } from '@cauce/ui/relative-time'
import { Link } from '@tanstack/solid-router'
import { Show } from 'solid-js'
import { useClock } from '../../../clock.ts'
import { useSession } from '../../../session/session.tsx'
import { timeZone } from '../../../time-zone.ts'
import type { Details } from '../row.ts'
import { FinancingState } from '../state.tsx'
import { nextStep } from './next-step.ts'

/** The answer before the detail: state, what comes next, amount. */
export function Head(props: { financing: Details }) {
  const now = useClock()
  const session = useSession()
  const zone = () => timeZone() ?? platformTimeZone
  return (
    <RecordHead
      state={<FinancingState of={props.financing} />}
      next={nextStep(props.financing, zone(), dateIn(zone(), now())).join(' ')}
      facts={
        <>
          {props.financing.centre.name} · {props.financing.agentName} · <RelativeTime at={props.financing.createdAt} />
          <Show when={props.financing.archivedAt}> · {m.financing_mark_archived()}</Show>
          <Show when={props.financing.state === 'confirmed' && session.can('orders.read')}>
            {' · '}
            <Link to="/orders/$id" params={{ id: props.financing.order.id }} class={linkClass}>
              {m.financing_order()}
            </Link>
          </Show>
        </>
      }
      figure={{
        label: m.financing_column_amount(),
        value: <Money cents={props.financing.totalCents} class="max-sm:text-left" />,
        detail: props.financing.product.name,
      }}
    />
  )
}
