import { m } from '@cauce/i18n/messages'
import { Page } from '../../../shell/page.tsx'
import { Appearance } from './appearance.tsx'
import { ChangePassword } from './change-password.tsx'
import { Sessions } from './sessions.tsx'

export default function SettingsPage() {
  return (
    <Page
      title={m.shell_nav_settings()}
      help={[m.access_help_password(), m.access_help_sessions(), m.access_help_language()]}
      narrow
    >
      <div class="space-y-4">
        <Appearance />
        <ChangePassword />
        <Sessions />
      </div>
    </Page>
  )
}
