import { platformTimeZone } from '@cauce/domain/access/platform'
import { dateIn } from '@cauce/domain/money/calendar'
import { m } from '@cauce/i18n/messages'
import { Money } from '@cauce/ui/money'
import { RecordHead } from '@cauce/ui/record-head'
import { RelativeTime } from '@cauce/ui/relative-time'
import { Show } from 'solid-js'
import { useClock } from '../../../clock.ts'
import { timeZone } from '../../../time-zone.ts'
import type { Details } from '../row.ts'
import { FinancingState } from '../state.tsx'
import { nextStep } from './next-step.ts'

/** The answer before the detail: state, what comes next, amount. */
export function Head(props: { financing: Details }) {
  const now = useClock()
  const zone = () => timeZone() ?? platformTimeZone
  return (
    <RecordHead
      state={<FinancingState of={props.financing} />}
      next={nextStep(props.financing, zone(), dateIn(zone(), now())).join(' ')}
      facts={
        <>
          {props.financing.centre.name} · {props.financing.agentName} · <RelativeTime at={props.financing.createdAt} />
          <Show when={props.financing.archivedAt}> · {m.financing_mark_archived()}</Show>
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
