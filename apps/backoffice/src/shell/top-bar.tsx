import { m } from '@cauce/i18n/messages'
import { Kbd } from '@cauce/ui/kbd'
import { OnDemand, onDemand } from '@cauce/ui/on-demand'
import Search from 'lucide-solid/icons/search'
import WifiOff from 'lucide-solid/icons/wifi-off'
import { lazy, Show } from 'solid-js'
import { useSession } from '../session/session.tsx'
import { Drawer } from './drawer.tsx'
import { modKey } from './shortcuts.ts'

const UserMenu = lazy(() => import('./user-menu.tsx'))

export function TopBar(props: {
  connected: boolean
  onPalettePrepare: () => void
  onPalette: () => void
  onShortcuts: () => void
}) {
  const session = useSession()
  const initials = () => {
    const { firstName, lastName } = session.me().user
    return `${firstName.slice(0, 1)}${lastName.slice(0, 1)}`.toUpperCase()
  }
  const centres = () => session.me().centres
  return (
    <header class="no-print flex h-12 shrink-0 items-center gap-2 border-line border-b bg-surface px-2 md:px-4 lg:px-6">
      <Drawer />
      <div class="flex min-w-0 items-baseline gap-2">
        <span class="truncate font-medium">{session.me().merchant?.name ?? m.shell_platform()}</span>
        <Show when={centres().length === 1}>
          <span class="truncate text-muted text-sm max-lg:hidden">{centres()[0]?.name}</span>
        </Show>
      </div>
      <Show when={!props.connected}>
        <span role="status" class="flex items-center gap-1.5 text-sm text-waiting-fg" title={m.shell_offline()}>
          <WifiOff class="size-4 shrink-0" aria-hidden="true" />
          <span class="max-lg:sr-only">{m.shell_offline()}</span>
        </span>
      </Show>
      <button
        type="button"
        class="control ml-auto flex w-auto items-center gap-2 text-muted max-sm:border-transparent max-sm:bg-transparent max-sm:px-2 sm:w-56"
        aria-keyshortcuts="Control+K Meta+K"
        onPointerEnter={() => props.onPalettePrepare()}
        onFocus={() => props.onPalettePrepare()}
        onClick={() => props.onPalette()}
      >
        <Search class="size-4 shrink-0" aria-hidden="true" />
        <span class="grow text-left max-sm:sr-only">{m.shell_search()}</span>
        <span class="max-sm:hidden" aria-hidden="true">
          <Kbd keys={`${modKey} K`} />
        </span>
      </button>
      <OnDemand
        hasPopup="menu"
        label={`${initials()} · ${m.shell_user_menu({ name: session.me().user.name })}`}
        triggerClass="flex size-control shrink-0 items-center justify-center rounded-full border border-line bg-selected font-medium text-accent text-xs hover:border-accent"
        trigger={initials()}
        panel={onDemand(UserMenu, () => ({ onShortcuts: props.onShortcuts }))}
      />
    </header>
  )
}
