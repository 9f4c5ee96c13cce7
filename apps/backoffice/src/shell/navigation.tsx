import type { Permission } from '@cauce/domain/access/permissions'
import { m } from '@cauce/i18n/messages'
import HandCoins from 'lucide-solid/icons/hand-coins'
import KeyRound from 'lucide-solid/icons/key-round'
import Scale from 'lucide-solid/icons/scale'
import ScrollText from 'lucide-solid/icons/scroll-text'
import Settings from 'lucide-solid/icons/settings'
import type { Component } from 'solid-js'

export type Place = {
  to: '/financings' | '/reviews' | '/keys' | '/log' | '/settings'
  permission: Permission
  label: () => string
  icon: Component<{ class?: string }>
  /** The second key after `g`. */
  key: string
}

/** Every page of the navigation, in its order; the sidebar, the palette and the keys all read this. */
export const places: readonly Place[] = [
  {
    to: '/financings',
    permission: 'financings.read',
    label: () => m.shell_nav_financings(),
    icon: HandCoins,
    key: 'F',
  },
  { to: '/reviews', permission: 'financings.review', label: () => m.shell_nav_reviews(), icon: Scale, key: 'R' },
  { to: '/keys', permission: 'keys.manage', label: () => m.shell_nav_keys(), icon: KeyRound, key: 'K' },
  { to: '/log', permission: 'log.read', label: () => m.shell_nav_log(), icon: ScrollText, key: 'L' },
  { to: '/settings', permission: 'account.own', label: () => m.shell_nav_settings(), icon: Settings, key: 'S' },
]
