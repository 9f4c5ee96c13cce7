import { m } from '@cauce/i18n/messages'
import { LoadingRegion, Skeleton } from '@cauce/ui/skeleton'
import { Match, Switch } from 'solid-js'
import { api } from '../../../api/api.ts'
import { failureOf } from '../../../api/failure.ts'
import { QueryFailed } from '../../../api/query-failed.tsx'
import { useQuery } from '../../../api/use-query.ts'
import { useSession } from '../../../session/session.tsx'
import { NotFoundPage } from '../../../shell/not-found-page.tsx'
import { Page } from '../../../shell/page.tsx'
import type { Settings } from '../row.ts'
import { Account } from './account.tsx'
import { InvoiceData } from './invoice-data.tsx'
import { PayoutHour } from './payout-hour.tsx'
import { RetryDays } from './retry-days.tsx'
import { SaleTerms } from './sale-terms.tsx'
import { ServiceShipping } from './service-shipping.tsx'
import { Tariffs } from './tariffs.tsx'

/** How a merchant is paid: account, invoice data, hour, tariff, how long offers hold, when services ship and declined instalments are tried again. Without `merchantId`, one's own. */
export default function SettingsPage(props: { merchantId: string | undefined }) {
  const settings = useQuery(() =>
    api.payoutSettings.get.queryOptions(props.merchantId === undefined ? {} : { merchantId: props.merchantId }),
  )
  return (
    <Switch
      fallback={
        <Page title={m.payout_title()}>
          <LoadingRegion>
            <Skeleton class="h-64 w-full" />
          </LoadingRegion>
        </Page>
      }
    >
      <Match when={settings.data}>{(found) => <Found settings={found()} />}</Match>
      <Match when={settings.isError && ['not-found', 'bad-input'].includes(failureOf(settings.error).code)}>
        <NotFoundPage />
      </Match>
      <Match when={settings.isError}>
        <Page title={m.payout_title()}>
          <QueryFailed of={settings} />
        </Page>
      </Match>
    </Switch>
  )
}

function Found(props: { settings: Settings }) {
  const session = useSession()
  const title = () =>
    session.me().merchant === null ? m.payout_of({ merchant: props.settings.merchant.name }) : m.payout_title()
  return (
    <Page title={title()} help={[m.payout_help_account(), m.payout_help_tariff(), m.payout_help_invoice()]}>
      <div class="grid items-start gap-4 lg:grid-cols-2">
        <div class="grid min-w-0 gap-4">
          <Account settings={props.settings} />
          <PayoutHour settings={props.settings} />
          <ServiceShipping settings={props.settings} />
          <RetryDays settings={props.settings} />
        </div>
        <div class="grid min-w-0 gap-4">
          <InvoiceData settings={props.settings} />
          <Tariffs settings={props.settings} />
          <SaleTerms settings={props.settings} />
        </div>
      </div>
    </Page>
  )
}
