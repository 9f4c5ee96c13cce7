import { lazy, Show } from 'solid-js'
import { useSession } from '../../session/session.tsx'

const MerchantList = lazy(() => import('./list/merchant-list.tsx'))
const SettingsPage = lazy(() => import('./page/settings-page.tsx'))

/** One's own merchant's settings, or the list of all where one belongs to none. */
export default function PayoutStart() {
  const session = useSession()
  return (
    <Show when={session.me().merchant === null} fallback={<SettingsPage merchantId={undefined} />}>
      <MerchantList />
    </Show>
  )
}
