import { m } from '@cauce/i18n/messages'
import { Button, buttonClass } from '@cauce/ui/button'
import { EmptyState } from '@cauce/ui/empty-state'
import { SkeletonRows } from '@cauce/ui/skeleton'
import BookOpen from 'lucide-solid/icons/book-open'
import KeyRound from 'lucide-solid/icons/key-round'
import Plus from 'lucide-solid/icons/plus'
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { api } from '../../../api/api.ts'
import { QueryFailed } from '../../../api/query-failed.tsx'
import { useQuery } from '../../../api/use-query.ts'
import { Page } from '../../../shell/page.tsx'
import { KeyItem, type KeyRow } from './key-item.tsx'
import { NewKeyDialog } from './new-key-dialog.tsx'
import { RevokeDialog } from './revoke-dialog.tsx'

/** The merchant's keys, for programs that use Cauce: those that stand first. */
export default function Keys() {
  const keys = useQuery(() => api.keys.list.queryOptions())
  const [making, setMaking] = createSignal(false)
  const [revoked, setRevoked] = createSignal<KeyRow>()
  const [asking, setAsking] = createSignal(false)
  const ask = (key: KeyRow) => {
    setRevoked(key)
    setAsking(true)
  }
  const newKey = () => (
    <Button variant="primary" icon={<Plus class="size-4" aria-hidden="true" />} onClick={() => setMaking(true)}>
      {m.keys_new()}
    </Button>
  )
  return (
    <Page
      title={m.keys_title()}
      help={[m.keys_help_scopes(), m.keys_help_once(), m.keys_help_log()]}
      actions={
        <>
          <a href="/api-docs" target="_blank" rel="noopener" class={buttonClass()}>
            <BookOpen class="size-4" aria-hidden="true" />
            {m.keys_document()}
          </a>
          <Show when={keys.data?.length}>{newKey()}</Show>
        </>
      }
    >
      <Switch fallback={<SkeletonRows rows={4} />}>
        <Match when={keys.data?.length === 0}>
          <EmptyState icon={<KeyRound class="size-6" />} title={m.keys_empty_title()} action={newKey()}>
            {m.keys_empty_text()}
          </EmptyState>
        </Match>
        <Match when={keys.data}>
          {(list) => (
            <ul class="panel max-w-4xl divide-y divide-line px-4" aria-label={m.keys_title()}>
              <For each={list()}>{(key) => <KeyItem key={key} onRevoke={() => ask(key)} />}</For>
            </ul>
          )}
        </Match>
        <Match when={keys.isError}>
          <QueryFailed of={keys} />
        </Match>
      </Switch>
      <Show when={making()}>
        <NewKeyDialog onClose={() => setMaking(false)} />
      </Show>
      <Show when={revoked()}>{(key) => <RevokeDialog key={key()} open={asking()} onOpenChange={setAsking} />}</Show>
    </Page>
  )
}
