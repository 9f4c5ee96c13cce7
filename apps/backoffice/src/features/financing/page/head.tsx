import { dateIn } from '@cauce/domain/money/calendar'
import { m } from '@cauce/i18n/messages'
import { Money } from '@cauce/ui/money'
import { RelativeTime } from '@cauce/ui/relative-time'
import { Show } from 'solid-js'
import { useClock } from '../clock.ts'
import type { Details } from '../row.ts'
import { FinancingState } from '../state.tsx'
import { nextStep } from './next-step.ts'

/** The answer before the detail: state, what comes next, amount. */
export function Head(props: { financing: Details; timeZone: string | undefined }) {
  const now = useClock()
  const zone = () => props.timeZone ?? 'Europe/Madrid'
  return (
    <div class="panel flex flex-wrap items-start gap-x-8 gap-y-3 p-4">
      <div class="min-w-0 grow basis-64">
        <FinancingState of={props.financing} />
        <p class="mt-2 text-pretty">{nextStep(props.financing, zone(), dateIn(zone(), now())).join(' ')}</p>
        <p class="mt-2 text-muted text-sm">
          {props.financing.centre.name} · {props.financing.agentName} · <RelativeTime at={props.financing.createdAt} />
          <Show when={props.financing.archivedAt}> · {m.financing_mark_archived()}</Show>
        </p>
      </div>
      <div class="text-right max-sm:text-left">
        <p class="text-muted text-sm">{m.financing_column_amount()}</p>
        <Money cents={props.financing.totalCents} class="font-semibold text-2xl max-sm:text-left" />
        <p class="text-muted text-sm">{props.financing.product.name}</p>
      </div>
    </div>
  )
}
