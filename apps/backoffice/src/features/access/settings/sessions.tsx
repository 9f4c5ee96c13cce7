import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { ConfirmDialog } from '@cauce/ui/confirm-dialog'
import { RelativeTime } from '@cauce/ui/relative-time'
import { Section } from '@cauce/ui/section'
import { SkeletonRows } from '@cauce/ui/skeleton'
import { StateBadge } from '@cauce/ui/state-badge'
import { showToast } from '@cauce/ui/toast'
import { useMutation, useQueryClient } from '@tanstack/solid-query'
import MonitorSmartphone from 'lucide-solid/icons/monitor-smartphone'
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { api } from '../../../api/api.ts'
import { failureText } from '../../../api/failure-text.ts'
import { QueryFailed } from '../../../api/query-failed.tsx'
import { tellFailure } from '../../../api/tell-failure.ts'
import { useQuery } from '../../../api/use-query.ts'
import { deviceName } from './device-name.ts'

export function Sessions() {
  const queryClient = useQueryClient()
  const sessions = useQuery(() => api.access.sessions.queryOptions())
  const ending = useMutation(() => api.access.endSession.mutationOptions())
  const endingOthers = useMutation(() => api.access.endOtherSessions.mutationOptions())
  const [asking, setAsking] = createSignal(false)
  // Asked for while it is on its way, it would hold back the whole page.
  const known = () => (sessions.isSuccess ? sessions.data : undefined)
  const others = () => (known() ?? []).filter((session) => !session.current)
  const refresh = () => queryClient.invalidateQueries({ queryKey: api.access.sessions.key() })

  const end = (id: string) =>
    ending.mutate(
      { id },
      {
        onSuccess: () => showToast({ text: m.access_session_ended_one(), meaning: 'good' }),
        onError: tellFailure,
        onSettled: () => void refresh(),
      },
    )
  const endOthers = async () => {
    await endingOthers.mutateAsync()
    await refresh()
    showToast({ text: m.access_sessions_ended(), meaning: 'good' })
  }

  return (
    <Section
      title={m.access_sessions_title()}
      text={m.access_sessions_text()}
      beside={
        <Show when={others().length > 0}>
          <Button onClick={() => setAsking(true)}>{m.access_sessions_end_others()}</Button>
        </Show>
      }
    >
      <Switch fallback={<SkeletonRows rows={2} />}>
        <Match when={sessions.isError}>
          <QueryFailed of={sessions} />
        </Match>
        <Match when={known()}>
          {(list) => (
            <ul class="divide-y divide-line border-line border-t">
              <For each={list()}>
                {(session) => (
                  <li class="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
                    <MonitorSmartphone class="size-4 shrink-0 text-muted" aria-hidden="true" />
                    <div class="min-w-0 grow">
                      <div class="flex flex-wrap items-center gap-2">
                        <span class="font-medium">{deviceName(session.device) || m.access_device_unknown()}</span>
                        <Show when={session.current}>
                          <StateBadge meaning="good">{m.access_session_this()}</StateBadge>
                        </Show>
                      </div>
                      <div class="text-muted text-sm">
                        {session.ip ? `${session.ip} · ` : ''}
                        <Show when={!session.current} fallback={m.access_session_now()}>
                          {m.access_session_last_seen()} <RelativeTime at={session.lastSeenAt} />
                        </Show>
                      </div>
                    </div>
                    <Show when={!session.current}>
                      <Button
                        aria-label={m.access_session_end_of({ device: deviceName(session.device) })}
                        busy={ending.isPending && ending.variables?.id === session.id}
                        onClick={() => end(session.id)}
                      >
                        {m.access_session_end()}
                      </Button>
                    </Show>
                  </li>
                )}
              </For>
            </ul>
          )}
        </Match>
      </Switch>
      <ConfirmDialog
        open={asking()}
        onOpenChange={setAsking}
        title={m.access_sessions_end_others()}
        consequence={m.access_sessions_end_consequence({ count: others().length })}
        confirmLabel={m.access_sessions_end_others()}
        danger
        errorText={failureText}
        onConfirm={endOthers}
      />
    </Section>
  )
}
