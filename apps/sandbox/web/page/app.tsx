import { createSignal, For, Show } from 'solid-js'
import { Mailbox } from './mailbox.tsx'
import { Outside } from './outside.tsx'
import { Phone } from './phone.tsx'
import { locale, say, type Word } from './words.ts'
import { followWorld } from './world.ts'

const panes = ['phone', 'mailbox', 'outside'] as const satisfies Word[]

export function App() {
  const world = followWorld()
  const [pane, setPane] = createSignal<(typeof panes)[number]>('phone')
  document.documentElement.lang = locale
  document.title = `Cauce · ${say('title')}`

  return (
    <div class="flex h-dvh flex-col bg-page text-base text-ink">
      <header class="flex flex-wrap items-center gap-x-4 gap-y-1 border-waiting-line border-b bg-waiting-bg px-4 py-2 text-waiting-fg">
        <h1 class="font-semibold">Cauce · {say('title')}</h1>
        <p class="text-sm">{say('banner')}</p>
        <Show when={!world.connected()}>
          <p class="font-medium text-bad-fg text-sm" role="status">
            ⚠ {say('disconnected')}
          </p>
        </Show>
      </header>
      <nav class="grid grid-cols-3 border-line border-b bg-surface lg:hidden">
        <For each={panes}>
          {(name) => (
            <button
              type="button"
              class="min-h-11 border-transparent border-b-2 px-2 font-medium text-muted aria-[current=page]:border-accent aria-[current=page]:text-accent"
              aria-current={pane() === name ? 'page' : undefined}
              onClick={() => setPane(name)}
            >
              {say(name)}
            </button>
          )}
        </For>
      </nav>
      <main class="grid min-h-0 flex-1 grid-cols-1 lg:grid-cols-[22rem_minmax(0,1fr)_21rem]">
        <div class="min-h-0" classList={{ 'max-lg:hidden': pane() !== 'phone' }}>
          <Phone world={world} />
        </div>
        <div class="min-h-0" classList={{ 'max-lg:hidden': pane() !== 'mailbox' }}>
          <Mailbox world={world} />
        </div>
        <div class="min-h-0" classList={{ 'max-lg:hidden': pane() !== 'outside' }}>
          <Outside world={world} />
        </div>
      </main>
    </div>
  )
}
