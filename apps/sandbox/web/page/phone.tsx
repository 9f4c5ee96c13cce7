import { createMemo, createSignal, For, Show } from 'solid-js'
import { Conversation } from './conversation.tsx'
import { conversationsOf, isUndelivered, matching } from './conversations.ts'
import { Empty, Pane, Search } from './pane.tsx'
import { shortTime } from './when.ts'
import { say } from './words.ts'
import type { FollowedWorld } from './world.ts'

export function Phone(props: { world: FollowedWorld }) {
  const [wanted, setWanted] = createSignal('')
  const [open, setOpen] = createSignal<string>()
  const conversations = createMemo(() => conversationsOf(props.world.shown.messages))
  const found = createMemo(() => matching(conversations(), wanted()))
  const current = () => conversations().find(({ number }) => number === open())

  return (
    <Show
      when={current()}
      fallback={
        <Pane title={say('phone')} tools={<Search label={say('searchNumber')} value={wanted()} onInput={setWanted} />}>
          <ul class="min-h-0 flex-1 overflow-y-auto bg-surface">
            <For
              each={found()}
              fallback={
                <li>
                  <Empty>{say(wanted() ? 'noMatch' : 'noTexts')}</Empty>
                </li>
              }
            >
              {(conversation) => (
                <li class="border-line border-b">
                  <button
                    type="button"
                    class="grid w-full grid-cols-[1fr_auto] gap-x-3 px-4 py-2.5 text-left hover:bg-hover"
                    onClick={() => setOpen(conversation.number)}
                  >
                    <span class="font-medium tabular-nums">{conversation.number}</span>
                    <span class="text-muted text-sm tabular-nums">{shortTime(conversation.latest.createdAt)}</span>
                    <span class="col-span-2 truncate text-muted text-sm">
                      <Show when={isUndelivered(conversation.latest)}>
                        <span class="font-medium text-bad-fg">⚠ {say(conversation.latest.status)} · </span>
                      </Show>
                      {conversation.latest.body}
                    </span>
                  </button>
                </li>
              )}
            </For>
          </ul>
        </Pane>
      }
    >
      {(conversation) => (
        <Conversation
          conversation={conversation()}
          onBack={() => setOpen(undefined)}
          onReply={(body) => void props.world.writeBack(conversation().number, body)}
        />
      )}
    </Show>
  )
}
