import { m } from '@cauce/i18n/messages'
import { LoadingRegion, Skeleton } from '@cauce/ui/skeleton'
import { Page } from '../../../shell/page.tsx'

/** The shape of the page while it is being fetched. */
export function FinancingPending() {
  return (
    <Page title={m.financing_page_title()}>
      <LoadingRegion>
        <Skeleton class="mb-4 h-16 w-full" />
        <div class="grid gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
          <Skeleton class="h-64 w-full" />
          <Skeleton class="h-64 w-full" />
        </div>
      </LoadingRegion>
    </Page>
  )
}
