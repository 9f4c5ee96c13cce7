import type { Permission } from '@cauce/domain/access/permissions'
import { m } from '@cauce/i18n/messages'
import Banknote from 'lucide-solid/icons/banknote'
import BookOpen from 'lucide-solid/icons/book-open'
import BookText from 'lucide-solid/icons/book-text'
import HandCoins from 'lucide-solid/icons/hand-coins'
import Hourglass from 'lucide-solid/icons/hourglass'
import KeyRound from 'lucide-solid/icons/key-round'
import Landmark from 'lucide-solid/icons/landmark'
import Package from 'lucide-solid/icons/package'
import ReceiptText from 'lucide-solid/icons/receipt-text'
import Scale from 'lucide-solid/icons/scale'
import ScrollText from 'lucide-solid/icons/scroll-text'
import Settings from 'lucide-solid/icons/settings'
import Undo2 from 'lucide-solid/icons/undo-2'
import UserCog from 'lucide-solid/icons/user-cog'
import Users from 'lucide-solid/icons/users'
import Webhook from 'lucide-solid/icons/webhook'
import type { Component } from 'solid-js'

export type Place = {
  to:
    | '/financings'
    | '/orders'
    | '/overdue'
    | '/disbursements'
    | '/payout'
    | '/refunds'
    | '/invoices'
    | '/ledger'
    | '/services'
    | '/reviews'
    | '/users'
    | '/administrators'
    | '/keys'
    | '/hooks'
    | '/log'
    | '/settings'
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
  { to: '/orders', permission: 'orders.read', label: () => m.shell_nav_orders(), icon: Package, key: 'O' },
  { to: '/overdue', permission: 'payments.overdue', label: () => m.shell_nav_overdue(), icon: Hourglass, key: 'V' },
  {
    to: '/disbursements',
    permission: 'disbursements.read',
    label: () => m.shell_nav_disbursements(),
    icon: Banknote,
    key: 'D',
  },
  {
    to: '/payout',
    permission: 'disbursements.read',
    label: () => m.shell_nav_payout(),
    icon: Landmark,
    key: 'P',
  },
  { to: '/refunds', permission: 'refunds.settle', label: () => m.shell_nav_refunds(), icon: Undo2, key: 'E' },
  {
    to: '/invoices',
    permission: 'invoices.read',
    label: () => m.shell_nav_invoices(),
    icon: ReceiptText,
    key: 'I',
  },
  { to: '/ledger', permission: 'ledger.read', label: () => m.shell_nav_ledger(), icon: BookText, key: 'B' },
  { to: '/services', permission: 'services.read', label: () => m.shell_nav_services(), icon: BookOpen, key: 'C' },
  { to: '/reviews', permission: 'financings.review', label: () => m.shell_nav_reviews(), icon: Scale, key: 'R' },
  { to: '/users', permission: 'users.read', label: () => m.shell_nav_users(), icon: Users, key: 'U' },
  {
    to: '/administrators',
    permission: 'administrators.read',
    label: () => m.shell_nav_administrators(),
    icon: UserCog,
    key: 'A',
  },
  { to: '/keys', permission: 'keys.manage', label: () => m.shell_nav_keys(), icon: KeyRound, key: 'K' },
  { to: '/hooks', permission: 'webhooks.manage', label: () => m.shell_nav_webhooks(), icon: Webhook, key: 'W' },
  { to: '/log', permission: 'log.read', label: () => m.shell_nav_log(), icon: ScrollText, key: 'L' },
  { to: '/settings', permission: 'account.own', label: () => m.shell_nav_settings(), icon: Settings, key: 'S' },
]
