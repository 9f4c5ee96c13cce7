import { m } from '@cauce/i18n/messages'
import { Button, buttonClass } from '@cauce/ui/button'
import { EmptyState } from '@cauce/ui/empty-state'
import { SkeletonRows } from '@cauce/ui/skeleton'
import { Link } from '@tanstack/solid-router'
import ListChecks from 'lucide-solid/icons/list-checks'
import Plus from 'lucide-solid/icons/plus'
import WebhookIcon from 'lucide-solid/icons/webhook'
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { api } from '../../../api/api.ts'
import { QueryFailed } from '../../../api/query-failed.tsx'
import { useQuery } from '../../../api/use-query.ts'
import { Page } from '../../../shell/page.tsx'
import type { WebhookRow } from '../row.ts'
import { AskDialogs, type Asked } from './ask-dialogs.tsx'
import { WebhookDialog } from './webhook-dialog.tsx'
import { WebhookItem } from './webhook-item.tsx'

/** Where the merchant's own systems are told what happens. */
export default function Webhooks() {
  const webhooks = useQuery(() => api.webhooks.list.queryOptions())
  const [written, setWritten] = createSignal<WebhookRow | 'new'>()
  const [asked, setAsked] = createSignal<Asked>()
  const add = () => (
    <Button variant="primary" icon={<Plus class="size-4" aria-hidden="true" />} onClick={() => setWritten('new')}>
      {m.webhooks_new()}
    </Button>
  )
  return (
    <Page
      title={m.webhooks_title()}
      help={[m.webhooks_help_what(), m.webhooks_help_signed(), m.webhooks_help_retries(), m.webhooks_help_disabled()]}
      actions={
        <>
          <Link to="/hooks/deliveries" class={buttonClass()}>
            <ListChecks class="size-4" aria-hidden="true" />
            {m.webhooks_deliveries()}
          </Link>
          <Show when={webhooks.data?.length}>{add()}</Show>
        </>
      }
    >
      <Switch fallback={<SkeletonRows rows={3} />}>
        <Match when={webhooks.data?.length === 0}>
          <EmptyState icon={<WebhookIcon class="size-6" />} title={m.webhooks_empty_title()} action={add()}>
            {m.webhooks_empty_text()}
          </EmptyState>
        </Match>
        <Match when={webhooks.data}>
          {(list) => (
            <ul class="panel max-w-4xl divide-y divide-line px-4" aria-label={m.webhooks_title()}>
              {/* By id: what changes live must not take an open menu away, or a click under way. */}
              <For each={list().map(({ id }) => id)}>
                {(id) => (
                  <Show when={list().find((webhook) => webhook.id === id)}>
                    {(webhook) => (
                      <WebhookItem
                        webhook={webhook()}
                        onEdit={() => setWritten(webhook())}
                        onAsk={(what) => setAsked({ what, webhook: webhook() })}
                      />
                    )}
                  </Show>
                )}
              </For>
            </ul>
          )}
        </Match>
        <Match when={webhooks.isError}>
          <QueryFailed of={webhooks} />
        </Match>
      </Switch>
      <Show when={written()} keyed>
        {(which) => (
          <WebhookDialog webhook={which === 'new' ? undefined : which} onClose={() => setWritten(undefined)} />
        )}
      </Show>
      <Show when={asked()} keyed>
        {(what) => <AskDialogs asked={what} onClose={() => setAsked(undefined)} />}
      </Show>
    </Page>
  )
}
