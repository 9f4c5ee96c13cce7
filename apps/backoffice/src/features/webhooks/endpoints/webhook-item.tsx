import { m } from '@cauce/i18n/messages'
import { Badge } from '@cauce/ui/badge'
import { Button } from '@cauce/ui/button'
import { iconButtonClass } from '@cauce/ui/icon-button'
import { linkClass } from '@cauce/ui/link'
import { Menu, MenuItem, MenuSeparator } from '@cauce/ui/menu'
import { RelativeTime } from '@cauce/ui/relative-time'
import { StateBadge } from '@cauce/ui/state-badge'
import { showToast } from '@cauce/ui/toast'
import { useMutation, useQueryClient } from '@tanstack/solid-query'
import { Link } from '@tanstack/solid-router'
import EllipsisVertical from 'lucide-solid/icons/ellipsis-vertical'
import { For, Show } from 'solid-js'
import { api } from '../../../api/api.ts'
import { tellFailure } from '../../../api/tell-failure.ts'
import type { WebhookRow } from '../row.ts'
import { deliveryStates, endpointState, eventText, formerSecretsText, webhookName } from '../texts.ts'
import type { Asked } from './ask-dialogs.tsx'

/** One endpoint: where it is, what it is told, how the last delivery went, and what can be done with it. */
export function WebhookItem(props: { webhook: WebhookRow; onEdit: () => void; onAsk: (what: Asked['what']) => void }) {
  const queryClient = useQueryClient()
  const name = () => webhookName(props.webhook)
  const state = () => endpointState(props.webhook.disabledReason)
  const done = (text: string) => ({
    onSuccess: () => {
      showToast({ text, meaning: 'good' })
      void queryClient.invalidateQueries({ queryKey: api.webhooks.key() })
    },
    onError: tellFailure,
  })
  const testing = useMutation(() => api.webhooks.sendTest.mutationOptions())
  const enabling = useMutation(() => api.webhooks.switch.mutationOptions())
  const { id } = props.webhook

  return (
    <li class="flex flex-wrap items-start gap-x-4 gap-y-2 py-3">
      <div class="min-w-0 grow basis-72 space-y-1.5">
        <div class="flex flex-wrap items-center gap-2">
          <span class="min-w-0 break-words font-medium">{name()}</span>
          <StateBadge meaning={state().meaning}>{state().text()}</StateBadge>
        </div>
        <p class="break-all font-mono text-muted text-sm">{props.webhook.url}</p>
        <ul class="flex flex-wrap gap-1.5" aria-label={m.webhooks_events()}>
          <For each={props.webhook.events}>
            {(event) => (
              <li>
                <Badge>{eventText(event)}</Badge>
              </li>
            )}
          </For>
        </ul>
        <p class="text-muted text-sm">
          <Show when={props.webhook.lastDelivery} fallback={m.webhooks_never_sent()}>
            {(last) => (
              <Link to="/hooks/deliveries" search={{ webhook: id }} class={linkClass}>
                {m.webhooks_last_delivery()}: {eventText(last().event)}, {deliveryStates[last().state].text()}{' '}
                <RelativeTime at={last().at} />
              </Link>
            )}
          </Show>
          {' · '}
          <Show when={props.webhook.createdByName} fallback={m.webhooks_created()}>
            {(maker) => m.webhooks_created_by({ name: maker() })}
          </Show>{' '}
          <RelativeTime at={props.webhook.createdAt} />
          <Show when={props.webhook.formerSecrets}>{(former) => <> · {formerSecretsText(former())}</>}</Show>
        </p>
      </div>
      <div class="flex items-center gap-1">
        <Show
          when={props.webhook.disabledReason === null}
          fallback={
            <Button
              busy={enabling.isPending}
              onClick={() => enabling.mutate({ id, enabled: true }, done(m.webhooks_enabled()))}
            >
              {m.webhooks_enable()}
            </Button>
          }
        >
          <Button busy={testing.isPending} onClick={() => testing.mutate({ id }, done(m.webhooks_test_sent()))}>
            {m.webhooks_send_test()}
          </Button>
        </Show>
        <Menu
          label={m.webhooks_more({ name: name() })}
          triggerClass={iconButtonClass}
          trigger={<EllipsisVertical class="size-4" aria-hidden="true" />}
        >
          <MenuItem onSelect={() => props.onEdit()}>{m.webhooks_edit()}</MenuItem>
          <MenuItem onSelect={() => props.onAsk('rotate')}>{m.webhooks_rotate()}</MenuItem>
          <Show when={props.webhook.disabledReason === null}>
            <MenuItem onSelect={() => props.onAsk('disable')}>{m.webhooks_disable()}</MenuItem>
          </Show>
          <MenuSeparator />
          <MenuItem danger onSelect={() => props.onAsk('remove')}>
            {m.webhooks_remove()}
          </MenuItem>
        </Menu>
      </div>
    </li>
  )
}
