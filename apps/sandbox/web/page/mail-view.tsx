import { createSignal, For, Show } from 'solid-js'
import type { Mail } from '../../src/mailbox/mails.ts'
import { exactTime } from './when.ts'
import { say } from './words.ts'

/** One mail; its HTML runs in a frame without scripts, forms or our origin, and its links open a new tab. */
export function MailView(props: { mail: Mail; onBack(): void }) {
  const [asText, setAsText] = createSignal(false)
  const showsText = () => asText() || !props.mail.html

  return (
    <article class="flex min-h-0 flex-col">
      <header class="flex flex-col gap-1 border-line border-b px-4 py-3">
        <button
          type="button"
          class="-ml-2 h-(--control) self-start rounded-md px-2 text-accent hover:bg-hover xl:hidden"
          onClick={props.onBack}
        >
          ‹ {say('back')}
        </button>
        <h3 class="font-semibold text-lg">{props.mail.subject}</h3>
        <dl class="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 text-muted text-sm">
          <dt>{say('from')}</dt>
          <dd class="truncate">{props.mail.from}</dd>
          <dt>{say('to')}</dt>
          <dd class="truncate">{props.mail.to.join(', ')}</dd>
        </dl>
        <p class="flex flex-wrap items-center gap-x-3 text-muted text-sm">
          <time datetime={props.mail.receivedAt}>{exactTime(props.mail.receivedAt)}</time>
          <Show when={props.mail.copies > 1}>
            <span class="text-waiting-fg">{say('copies', props.mail.copies)}</span>
          </Show>
          <Show when={props.mail.html}>
            <button
              type="button"
              class="h-(--control) rounded-md px-2 text-accent hover:bg-hover"
              aria-pressed={asText()}
              onClick={() => setAsText(!asText())}
            >
              {say(asText() ? 'asHtml' : 'asText')}
            </button>
          </Show>
        </p>
        <Show when={props.mail.attachments.length > 0}>
          <ul class="flex flex-wrap gap-x-3">
            <For each={props.mail.attachments}>
              {({ name, contentType, base64 }) => (
                <li>
                  <a
                    class="inline-flex h-(--control) items-center rounded-md px-2 text-accent hover:bg-hover"
                    href={`data:${contentType};base64,${base64}`}
                    download={name}
                  >
                    {say('attachment')}: {name}
                  </a>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </header>
      <Show
        when={showsText()}
        fallback={
          <iframe
            class="min-h-0 w-full flex-1 bg-[#ffffff]"
            style={{ 'color-scheme': 'light' }}
            title={props.mail.subject}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            srcdoc={`<base target="_blank">${props.mail.html}`}
          />
        }
      >
        <pre class="min-h-0 flex-1 overflow-auto whitespace-pre-wrap p-4 font-sans">{props.mail.text}</pre>
      </Show>
    </article>
  )
}
