import { dateTime } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { DescriptionList } from '@cauce/ui/description-list'
import { Dialog } from '@cauce/ui/dialog'
import { SkeletonRows } from '@cauce/ui/skeleton'
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { api, type Outputs } from '../../../api/api.ts'
import { QueryFailed } from '../../../api/query-failed.tsx'
import { useQuery } from '../../../api/use-query.ts'
import { eventText, failureOfDelivery, outcomeText } from '../texts.ts'
import { DeliveryState, redeliver, redeliveryRefusal } from './use-delivery-list.tsx'

type Delivery = Outputs['webhooks']['delivery']

/** One delivery, whole: each attempt and what came of it, and what is sent. */
export default function DeliveryDialog(props: { id: string; onClose: () => void }) {
  const delivery = useQuery(() => api.webhooks.delivery.queryOptions({ id: props.id }))
  const [sending, setSending] = createSignal(false)
  const again = async (row: Delivery) => {
    setSending(true)
    await redeliver(row)
    setSending(false)
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) props.onClose()
      }}
      title={delivery.data ? eventText(delivery.data.event) : m.webhooks_deliveries()}
      size="lg"
      footer={
        <Show when={delivery.data}>
          {(row) => (
            <Button
              busy={sending()}
              disabled={redeliveryRefusal(row()) !== undefined}
              title={redeliveryRefusal(row())}
              onClick={() => void again(row())}
            >
              {m.webhooks_redeliver()}
            </Button>
          )}
        </Show>
      }
    >
      <Switch fallback={<SkeletonRows rows={4} />}>
        <Match when={delivery.data}>{(row) => <Whole delivery={row()} />}</Match>
        <Match when={delivery.isError}>
          <QueryFailed of={delivery} />
        </Match>
      </Switch>
    </Dialog>
  )
}

function Whole(props: { delivery: Delivery }) {
  const facts = () => [
    ...(props.delivery.reference ? [{ term: m.webhooks_column_reference(), detail: props.delivery.reference }] : []),
    {
      term: m.webhooks_column_state(),
      detail: (
        <span class="flex flex-wrap items-center gap-x-2 gap-y-1">
          <DeliveryState row={props.delivery} />
          <Show when={props.delivery.failure}>{(failure) => failureOfDelivery(failure())}</Show>
        </span>
      ),
    },
    { term: m.webhooks_url(), detail: <span class="break-all font-mono text-sm">{props.delivery.webhook.url}</span> },
    { term: m.webhooks_column_at(), detail: dateTime(props.delivery.createdAt) },
    ...(props.delivery.nextAttemptAt
      ? [{ term: m.webhooks_next_attempt(), detail: dateTime(props.delivery.nextAttemptAt) }]
      : []),
  ]
  return (
    <div class="grid gap-4">
      <DescriptionList items={facts()} />
      <section>
        <h3 class="mb-1 font-medium">{m.webhooks_attempts()}</h3>
        <ol class="divide-y divide-line" aria-label={m.webhooks_attempts()}>
          <For each={props.delivery.tries} fallback={<li class="text-muted">{m.webhooks_no_attempts()}</li>}>
            {(attempt) => (
              <li class="flex flex-wrap justify-between gap-x-4 py-1.5">
                <span>
                  {attempt.number}. {outcomeText(attempt.outcome, attempt.status)}
                </span>
                <span class="text-muted text-sm tabular-nums">
                  {dateTime(attempt.at)} · {m.webhooks_duration({ ms: attempt.durationMs })}
                </span>
              </li>
            )}
          </For>
        </ol>
      </section>
      <section>
        <h3 class="mb-1 font-medium">{m.webhooks_body()}</h3>
        <pre class="whitespace-pre-wrap break-all rounded-md border border-line bg-page p-3 text-sm">
          {JSON.stringify(JSON.parse(props.delivery.body), null, 2)}
        </pre>
      </section>
    </div>
  )
}
