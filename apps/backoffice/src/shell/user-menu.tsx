import { isLocale } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import { roleName } from '@cauce/i18n/role-names'
import { Menu, MenuChoice, MenuItem, MenuSeparator } from '@cauce/ui/menu'
import type { OnDemandProps } from '@cauce/ui/on-demand'
import { useNavigate } from '@tanstack/solid-router'
import Keyboard from 'lucide-solid/icons/keyboard'
import LogOut from 'lucide-solid/icons/log-out'
import Settings from 'lucide-solid/icons/settings'
import { localeChoices, themeChoices } from '../features/access/choices.ts'
import { locale, setTheme, theme, themes } from '../preferences.ts'
import { useSession } from '../session/session.tsx'
import { useChooseLocale } from '../session/use-choose-locale.ts'
import { useSignOut } from '../session/use-sign-out.ts'

export default function UserMenu(props: OnDemandProps & { onShortcuts: () => void }) {
  const session = useSession()
  const navigate = useNavigate()
  const signOut = useSignOut()
  const chooseLocale = useChooseLocale()
  const user = () => session.me().user
  const name = () => `${user().firstName} ${user().lastName}`
  return (
    <Menu label={props.label} triggerClass={props.triggerClass} trigger={props.trigger} defaultOpen>
      <div class="px-2.5 py-2">
        <div class="truncate font-medium">{name()}</div>
        <div class="truncate text-muted text-sm">{user().email}</div>
        <div class="truncate text-muted text-sm">{roleName(user().role)}</div>
      </div>
      <MenuSeparator />
      <MenuChoice
        label={m.shell_language()}
        value={locale()}
        options={localeChoices()}
        onChange={(value) => isLocale(value) && chooseLocale(value)}
      />
      <MenuChoice
        label={m.shell_theme()}
        value={theme()}
        options={themeChoices()}
        onChange={(value) => setTheme(themes.find((each) => each === value) ?? 'system')}
      />
      <MenuSeparator />
      <MenuItem icon={<Settings class="size-4" />} onSelect={() => void navigate({ to: '/settings' })}>
        {m.shell_nav_settings()}
      </MenuItem>
      <MenuItem icon={<Keyboard class="size-4" />} onSelect={() => props.onShortcuts()}>
        {m.shell_shortcuts_title()}
      </MenuItem>
      <MenuItem icon={<LogOut class="size-4" />} onSelect={() => void signOut()}>
        {m.shell_sign_out()}
      </MenuItem>
    </Menu>
  )
}
