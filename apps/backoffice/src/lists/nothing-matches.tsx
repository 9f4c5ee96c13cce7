import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { EmptyState } from '@cauce/ui/empty-state'
import FilterX from 'lucide-solid/icons/funnel-x'

/** The filters let nothing through; here they are lifted. */
export const NothingMatches = (props: { onLift: () => void }) => (
  <EmptyState
    icon={<FilterX class="size-6" />}
    title={m.list_filtered_title()}
    action={<Button onClick={() => props.onLift()}>{m.list_lift_filters()}</Button>}
  >
    {m.list_filtered_text()}
  </EmptyState>
)
