import { m } from '@cauce/i18n/messages'
import { Link } from '@tanstack/solid-router'
import { For } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { useSession } from '../session/session.tsx'
import { places } from './navigation.tsx'

const linkClass =
  'flex h-row items-center gap-2.5 rounded-md px-2.5 text-muted -outline-offset-2 hover:bg-hover hover:text-ink aria-[current=page]:bg-selected aria-[current=page]:font-medium aria-[current=page]:text-accent'

/** The pages this person may open. `compact` shows icons alone where the window is of medium width. */
export function Navigation(props: { compact?: boolean; onGo?: () => void }) {
  const session = useSession()
  const allowed = () => places.filter(({ permission }) => session.can(permission))
  return (
    <nav aria-label={m.shell_nav_label()}>
      <ul class="space-y-0.5">
        <For each={allowed()}>
          {(place) => (
            <li>
              <Link
                to={place.to}
                class={linkClass}
                activeOptions={{ exact: false, includeSearch: false }}
                title={props.compact ? place.label() : undefined}
                onClick={() => props.onGo?.()}
              >
                <Dynamic component={place.icon} class="size-4 shrink-0" aria-hidden="true" />
                <span classList={{ 'md:max-xl:sr-only': props.compact }}>{place.label()}</span>
              </Link>
            </li>
          )}
        </For>
      </ul>
    </nav>
  )
}

export function Brand(props: { compact?: boolean }) {
  return (
    <Link to="/financings" class="flex items-center gap-2 rounded-md font-semibold text-lg" aria-label="Cauce">
      <img src="/icon.svg" alt="" class="size-6" />
      <span aria-hidden="true" classList={{ 'md:max-xl:hidden': props.compact }}>
        Cauce
      </span>
    </Link>
  )
}

export function Sidebar() {
  return (
    <aside class="no-print hidden shrink-0 flex-col gap-4 border-line border-r bg-surface px-2 py-3 md:flex md:w-14 xl:w-52">
      <div class="flex h-8 items-center px-2">
        <Brand compact />
      </div>
      <Navigation compact />
    </aside>
  )
}
