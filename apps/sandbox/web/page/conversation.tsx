import { createEffect, createSignal, For, Show } from 'solid-js'
import type { Text } from '../../src/phone/texts.ts'
import { isUndelivered, linked, type Conversation as Talk } from './conversations.ts'
import { exactTime, shortTime } from './when.ts'
import { say } from './words.ts'

export function Conversation(props: { conversation: Talk; onBack(): void; onReply(body: string): void }) {
  let scroller: HTMLOListElement | undefined
  const [draft, setDraft] = createSignal('')
  createEffect(() => {
    if (props.conversation.texts.length > 0) scroller?.scrollTo({ top: scroller.scrollHeight })
  })
  const reply = (event: SubmitEvent) => {
    event.preventDefault()
    if (draft().trim()) props.onReply(draft().trim())
    setDraft('')
  }

  return (
    <section class="flex h-full min-h-0 flex-col border-line lg:border-r" aria-label={props.conversation.number}>
      <div class="flex items-center gap-2 border-line border-b bg-surface px-2 py-2">
        <button type="button" class="h-(--control) rounded-md px-2 text-accent hover:bg-hover" onClick={props.onBack}>
          ‹ {say('back')}
        </button>
        <h2 class="font-semibold tabular-nums">{props.conversation.number}</h2>
      </div>
      <ol ref={scroller} class="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto px-4 py-4">
        <For each={props.conversation.texts}>{(text) => <Bubble text={text} />}</For>
      </ol>
      <form class="flex gap-2 border-line border-t bg-surface p-2" onSubmit={reply}>
        <input
          class="h-(--control) min-w-0 flex-1 rounded-full border border-line-strong bg-surface px-3 max-lg:text-lg"
          aria-label={`${say('replyTo')} ${props.conversation.texts.at(-1)?.from}`}
          value={draft()}
          onInput={(event) => setDraft(event.currentTarget.value)}
        />
        <button type="submit" class="h-(--control) rounded-full border border-line-strong px-3 hover:bg-hover">
          {say('reply')}
        </button>
      </form>
    </section>
  )
}

function Bubble(props: { text: Text }) {
  const inbound = () => props.text.direction === 'inbound'
  return (
    <li class="flex max-w-[85%] flex-col gap-1" classList={{ 'items-end self-end': inbound() }}>
      <p
        class="whitespace-pre-wrap break-words rounded-lg px-3 py-2"
        classList={{
          'bg-accent-fill text-on-accent': inbound(),
          'border border-line bg-raised': !inbound(),
          'opacity-70 border-dashed': isUndelivered(props.text),
        }}
      >
        <For each={linked(props.text.body)}>
          {(part) => (
            <Show when={part.isLink} fallback={part.text}>
              <a
                class="break-all font-medium underline"
                classList={{ 'text-accent': !inbound() }}
                href={part.text}
                target="_blank"
                rel="noopener"
              >
                {part.text}
              </a>
            </Show>
          )}
        </For>
      </p>
      <p class="flex gap-2 px-1 text-muted text-xs tabular-nums">
        <time datetime={props.text.createdAt} title={exactTime(props.text.createdAt)}>
          {shortTime(props.text.createdAt)}
        </time>
        <span classList={{ 'font-medium text-bad-fg': isUndelivered(props.text) }}>
          {isUndelivered(props.text) ? '⚠ ' : ''}
          {say(props.text.status)}
          <Show when={props.text.errorCode}> ({props.text.errorCode})</Show>
        </span>
        <Show when={props.text.segments > 1}>
          <span>{say('parts', props.text.segments)}</span>
        </Show>
      </p>
    </li>
  )
}
