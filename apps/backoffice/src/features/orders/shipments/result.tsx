import { wholeNumber } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { ProgressBar } from '@cauce/ui/progress-bar'
import { Section } from '@cauce/ui/section'
import { Show } from 'solid-js'
import { api } from '../../../api/api.ts'
import { useQuery } from '../../../api/use-query.ts'
import { FailedRows } from './failed-rows.tsx'
import { isOnItsWay, outcomeText, type Reading, ReadingBadge } from './reading-text.tsx'

const seenTo = ({ shipped, unchanged, failed }: Reading): number => shipped + unchanged + failed

/** What came of a saved list of shipments: how far it got, and the rows that somebody must see to. */
export function ShipmentResult(props: { id: string }) {
  const result = useQuery(() => ({
    ...api.shipments.result.queryOptions({ importId: props.id }),
    refetchInterval: ({ state }: { state: { data?: Reading | null } }) =>
      state.data && isOnItsWay(state.data) ? 1_000 : false,
  }))
  const reading = () => (result.isSuccess ? result.data : null)
  return (
    <Show when={reading()}>
      {(shown) => (
        <div class="mb-3 shrink-0" aria-live="polite">
          <Section title={m.shipments_result()} beside={<ReadingBadge state={shown().state} />}>
            <Show when={isOnItsWay(shown())} fallback={<p>{outcomeText(shown())}</p>}>
              <ProgressBar
                label={m.shipments_progress()}
                done={seenTo(shown())}
                total={shown().rows}
                text={`${wholeNumber(seenTo(shown()))} / ${wholeNumber(shown().rows)}`}
              />
            </Show>
            <Show when={shown().failed > 0}>
              <FailedRows importId={props.id} failed={shown().failed} />
            </Show>
          </Section>
        </div>
      )}
    </Show>
  )
}
