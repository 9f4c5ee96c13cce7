import { getRouteApi } from '@tanstack/solid-router'
import SettingsPage from './page/settings-page.tsx'

const route = getRouteApi('/shell/payout/$merchantId')

/** The settings of the merchant that the address names. */
export default function MerchantPayout() {
  const params = route.useParams()
  return <SettingsPage merchantId={params().merchantId} />
}
