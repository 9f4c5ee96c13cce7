import { createMemo, createSignal, For, Show } from 'solid-js'
import { MailView } from './mail-view.tsx'
import { Empty, Pane, Search } from './pane.tsx'
import { shortTime } from './when.ts'
import { say } from './words.ts'
import type { FollowedWorld } from './world.ts'

export function Mailbox(props: { world: FollowedWorld }) {
  const [wanted, setWanted] = createSignal('')
  const [open, setOpen] = createSignal<string>()
  const mails = () => props.world.shown.mails
  const found = createMemo(() => {
    const words = wanted().trim().toLowerCase()
    return mails().filter(({ subject, to }) => `${subject} ${to.join(' ')}`.toLowerCase().includes(words))
  })
  const current = () => mails().find(({ id }) => id === open())

  return (
    <Pane title={say('mailbox')} tools={<Search label={say('searchMail')} value={wanted()} onInput={setWanted} />}>
      <div class="grid min-h-0 flex-1 bg-surface xl:grid-cols-[20rem_minmax(0,1fr)]">
        <ul
          class="min-h-0 overflow-y-auto border-line xl:border-r"
          classList={{ 'max-xl:hidden': current() !== undefined }}
        >
          <For
            each={found()}
            fallback={
              <li>
                <Empty>{say(wanted() ? 'noMatch' : 'noMails')}</Empty>
              </li>
            }
          >
            {(mail) => (
              <li class="border-line border-b">
                <button
                  type="button"
                  class="grid w-full grid-cols-[minmax(0,1fr)_auto] gap-x-3 px-4 py-2.5 text-left hover:bg-hover aria-[current=true]:bg-selected"
                  aria-current={mail.id === open() ? 'true' : undefined}
                  onClick={() => setOpen(mail.id)}
                >
                  <span class="truncate font-medium">{mail.subject}</span>
                  <span class="text-muted text-sm tabular-nums">{shortTime(mail.receivedAt)}</span>
                  <span class="col-span-2 truncate text-muted text-sm">{mail.to.join(', ')}</span>
                </button>
              </li>
            )}
          </For>
        </ul>
        <Show
          when={current()}
          fallback={
            <div class="max-xl:hidden">
              <Show when={mails().length > 0}>
                <Empty>{say('chooseMail')}</Empty>
              </Show>
            </div>
          }
        >
          {(mail) => <MailView mail={mail()} onBack={() => setOpen(undefined)} />}
        </Show>
      </div>
    </Pane>
  )
}
