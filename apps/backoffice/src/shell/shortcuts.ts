import type { Permission } from '@cauce/domain/access/permissions'
import { m } from '@cauce/i18n/messages'
import { createHotkey, createHotkeySequence } from '@tanstack/solid-hotkeys'
import { useNavigate } from '@tanstack/solid-router'
import { onCleanup, onMount } from 'solid-js'
import { useSession } from '../session/session.tsx'
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
    ],
  },
]

/** Keys that work on every page. Single letters rest while something is typed or a dialog is open. */
export function useShortcuts(on: { palette: () => void; sheet: () => void }): void {
  const session = useSession()
  const navigate = useNavigate()
  const behindDialog = () => document.querySelector('[role="dialog"], dialog[open]') !== null

  createHotkey('Mod+K', () => on.palette(), { ignoreInputs: false })
  for (const place of places)
    createHotkeySequence(['G', place.key], () => {
      if (session.can(place.permission) && !behindDialog()) void navigate({ to: place.to })
    })
  createHotkey('N', () => {
    if (session.can('financings.send') && !behindDialog()) void navigate({ to: '/financings/new' })
  })

  /** By the character, not the key: on Spanish and French keyboards both signs need Shift. */
  const signs = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || isTypedInto(event.target) || behindDialog()) return
    if (event.key === '?') {
      event.preventDefault()
      on.sheet()
    } else if (event.key === '/') {
      event.preventDefault()
      const search = document.querySelector<HTMLInputElement>('main input[type="search"]')
      if (search) search.select()
      else on.palette()
    }
  }
  onMount(() => document.addEventListener('keydown', signs))
  onCleanup(() => document.removeEventListener('keydown', signs))
}
