import { m } from '@cauce/i18n/messages'
import { Notice } from '@cauce/ui/notice'
import { RelativeTime } from '@cauce/ui/relative-time'
import { Show } from 'solid-js'
import { api } from '../../../../api/api.ts'
import { useQuery } from '../../../../api/use-query.ts'
import { isOnItsWay, outcomeText, type Reading, ReadingBadge } from '../reading-text.tsx'

type Listed = { rows: Reading[] }

const lastOf = (data: Listed | undefined): Reading | undefined => data?.rows.find(({ cause }) => cause !== 'upload')

/** How the last reading of the daily file went; one that failed says why. */
export function LastReading() {
  const listed = useQuery(() => ({
    ...api.shipments.list.queryOptions({ limit: 20 }),
    refetchInterval: ({ state }: { state: { data?: Listed } }) => {
      const last = lastOf(state.data)
      return last && isOnItsWay(last) ? 2_000 : false
    },
  }))
  const last = () => lastOf(listed.isSuccess ? listed.data : undefined)
  return (
    <Show when={last()} fallback={<p class="text-muted">{m.shipments_feed_never()}</p>}>
      {(reading) => (
        <>
          <p class="flex flex-wrap items-center gap-2 text-sm">
            {m.shipments_feed_last()} <RelativeTime at={reading().begunAt} /> <ReadingBadge state={reading().state} />
          </p>
          <Show
            when={reading().state === 'failed'}
            fallback={<p class="text-muted text-sm">{outcomeText(reading())}</p>}
          >
            <Notice meaning="bad">{outcomeText(reading())}</Notice>
          </Show>
        </>
      )}
    </Show>
  )
}
