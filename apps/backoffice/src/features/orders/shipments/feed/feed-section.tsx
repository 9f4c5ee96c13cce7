import { m } from '@cauce/i18n/messages'
import { readingSourceWords } from '@cauce/i18n/shipment-words'
import { word } from '@cauce/i18n/words'
import { Button } from '@cauce/ui/button'
import { Section } from '@cauce/ui/section'
import { SkeletonRows } from '@cauce/ui/skeleton'
import { StateBadge } from '@cauce/ui/state-badge'
import { showToast } from '@cauce/ui/toast'
import { useMutation, useQueryClient } from '@tanstack/solid-query'
import RefreshCw from 'lucide-solid/icons/refresh-cw'
import Settings from 'lucide-solid/icons/settings'
import { createSignal, lazy, Show, Suspense } from 'solid-js'
import { api } from '../../../../api/api.ts'
import { tellFailure } from '../../../../api/tell-failure.ts'
import { useQuery } from '../../../../api/use-query.ts'
import { locale } from '../../../../preferences.ts'
import { useSession } from '../../../../session/session.tsx'
import { LastReading } from './last-reading.tsx'

const FeedDialog = lazy(() => import('./feed-dialog.tsx'))

/** The merchant's daily file, for its administrators: where it is read from, how the last reading went, and reading it now. */
export function FeedSection() {
  const session = useSession()
  return (
    <Show when={session.can('orders.feed')}>
      <Feed />
    </Show>
  )
}

function Feed() {
  const queryClient = useQueryClient()
  const settings = useQuery(() => api.shipments.feed.queryOptions(undefined))
  const known = () => (settings.isSuccess ? settings.data : undefined)
  const feed = () => known()?.feed ?? undefined
  const [open, setOpen] = createSignal(false)
  const reading = useMutation(() => ({
    mutationFn: (trial: boolean) => api.shipments.readNow.act({ trial }),
    onSuccess: () => {
      showToast({ text: m.shipments_reading_begun(), meaning: 'good' })
      return queryClient.invalidateQueries({ queryKey: api.shipments.list.key() })
    },
    onError: tellFailure,
  }))
  const when = () => {
    const set = feed()
    if (!set) return m.shipments_feed_none()
    return set.enabled ? m.shipments_feed_on({ hour: hourText(set.hour) }) : m.shipments_feed_off()
  }
  return (
    <Section
      title={m.shipments_feed()}
      text={feed() ? undefined : m.shipments_feed_text()}
      beside={<StateBadge meaning={feed()?.enabled ? 'good' : 'ended'}>{when()}</StateBadge>}
    >
      <Show when={known()} fallback={<SkeletonRows rows={2} />}>
        {(shown) => (
          <div class="space-y-3">
            <Show when={feed()}>
              {(set) => (
                <>
                  <p class="break-all">
                    <span class="text-muted">{word(readingSourceWords[set().source], locale())}</span>{' '}
                    {set().url ?? shown().folder}
                  </p>
                  <LastReading />
                </>
              )}
            </Show>
            <div class="flex flex-wrap gap-2">
              <Show when={feed()}>
                <Button
                  icon={<RefreshCw class="size-4" aria-hidden="true" />}
                  busy={reading.isPending && reading.variables === false}
                  onClick={() => reading.mutate(false)}
                >
                  {m.shipments_read_now()}
                </Button>
                <Button
                  title={m.shipments_try_text()}
                  busy={reading.isPending && reading.variables === true}
                  onClick={() => reading.mutate(true)}
                >
                  {m.shipments_try()}
                </Button>
              </Show>
              <Button icon={<Settings class="size-4" aria-hidden="true" />} onClick={() => setOpen(true)}>
                {feed() ? m.shipments_feed_change() : m.shipments_feed_set()}
              </Button>
            </div>
            <Suspense>
              <Show when={open()}>
                <FeedDialog settings={shown()} onClose={() => setOpen(false)} />
              </Show>
            </Suspense>
          </div>
        )}
      </Show>
    </Section>
  )
}

/** '07:00' */
export const hourText = (hour: number): string => `${String(hour).padStart(2, '0')}:00`
