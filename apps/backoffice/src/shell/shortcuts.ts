import type { Permission } from '@cauce/domain/access/permissions'
import { m } from '@cauce/i18n/messages'
import { useNavigate } from '@tanstack/solid-router'
import { onCleanup, onMount } from 'solid-js'
import { useSession } from '../session/session.tsx'
import { createChord } from './chord.ts'
import { places } from './navigation.tsx'
import { isTypedInto } from './typed-into.ts'

export const modKey = /mac|iphone|ipad/i.test(navigator.platform) ? '⌘' : 'Ctrl'

type ShortcutGroup = { heading: string; rows: { keys: string; label: string }[] }

/** What the sheet lists, for who may do it. */
export const shortcutList = (can: (permission: Permission) => boolean): ShortcutGroup[] => [
  {
    heading: m.shell_shortcuts_everywhere(),
    rows: [
      { keys: `${modKey} K`, label: m.shell_palette_title() },
      { keys: '?', label: m.shell_shortcuts_title() },
      { keys: '/', label: m.shell_shortcut_search() },
      ...(can('financings.send') ? [{ keys: 'n', label: m.financing_new() }] : []),
      { keys: 'Esc', label: m.shell_shortcut_back() },
      { keys: 'F6', label: m.shell_notifications() },
    ],
  },
  {
    heading: m.shell_shortcuts_go(),
    rows: places
      .filter(({ permission }) => can(permission))
      .map(({ key, label }) => ({ keys: `g ${key.toLowerCase()}`, label: label() })),
  },
  {
    heading: m.shell_shortcuts_lists(),
    rows: [
      { keys: 'j k', label: m.shell_shortcut_move() },
      { keys: 'Enter', label: m.shell_shortcut_open() },
      ...(can('financings.archive') ? [{ keys: 'x', label: m.shell_shortcut_select() }] : []),
      ...(can('financings.resend') ? [{ keys: 's', label: m.financing_send_sms() }] : []),
      ...(can('financings.archive') ? [{ keys: 'e', label: m.financing_archive() }] : []),
      ...(can('services.manage') ? [{ keys: 'd', label: m.catalogue_remove() }] : []),
    ],
  },
]

/** Keys that work on every page. Single letters rest while something is typed or a dialog is open. */
export function useShortcuts(on: { palette: () => void; sheet: () => void }): void {
  const session = useSession()
  const navigate = useNavigate()
  const chord = createChord('g')
  const behindDialog = () =>
    document.querySelector('[role="dialog"], dialog[open], [role="menu"], [role="listbox"]') !== null

  /** What a key does here, if anything. By the character: on Spanish and French keyboards `/` and `?` need Shift. */
  const deedOf = (event: KeyboardEvent): (() => void) | undefined => {
    const key = event.key.toLowerCase()
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && key === 'k') return on.palette
    if (event.ctrlKey || event.metaKey || isTypedInto(event.target) || behindDialog()) return undefined
    if (key === '?') return on.sheet
    if (key === '/') return search
    if (event.altKey || event.shiftKey) return undefined
    const second = chord(key, event.timeStamp)
    if (second !== undefined) {
      const place = places.find((each) => each.key.toLowerCase() === second && session.can(each.permission))
      return place && (() => void navigate({ to: place.to }))
    }
    return key === 'n' && session.can('financings.send') ? () => void navigate({ to: '/financings/new' }) : undefined
  }
  const search = () => {
    const input = document.querySelector<HTMLInputElement>('main input[type="search"]')
    if (input) input.select()
    else on.palette()
  }
  const hear = (event: KeyboardEvent) => {
    const deed = event.defaultPrevented ? undefined : deedOf(event)
    if (!deed) return
    event.preventDefault()
    deed()
  }
  // Before the page hears it: the letter that ends a chord is no longer one of the page's own.
  onMount(() => document.addEventListener('keydown', hear, true))
  onCleanup(() => document.removeEventListener('keydown', hear, true))
}
