import { wholeNumber } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { EmptyState } from '@cauce/ui/empty-state'
import { SkeletonRows } from '@cauce/ui/skeleton'
import CircleCheckBig from 'lucide-solid/icons/circle-check-big'
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { api } from '../../../api/api.ts'
import { QueryFailed } from '../../../api/query-failed.tsx'
import { useQuery } from '../../../api/use-query.ts'
import { Page } from '../../../shell/page.tsx'
import { DecisionDialog } from './decision-dialog.tsx'
import { type Review, ReviewCard } from './review-card.tsx'

type Asked = { review: Review; decision: 'accept' | 'decline' }

/** What the rules left to people: the longest waiting first. A decided one leaves by its live change. */
export default function Reviews() {
  const reviews = useQuery(() => api.financings.reviews.queryOptions(undefined))
  const [asked, setAsked] = createSignal<Asked>()
  const [open, setOpen] = createSignal(false)
  const ask = (review: Review, decision: Asked['decision']) => {
    setAsked({ review, decision })
    setOpen(true)
  }
  return (
    <Page
      title={m.financing_reviews_title()}
      beside={
        <Show when={reviews.data?.length}>
          {(count) => <span class="text-muted tabular-nums">{wholeNumber(count())}</span>}
        </Show>
      }
      help={[m.financing_reviews_help_accept(), m.financing_reviews_help_decline()]}
    >
      <Switch fallback={<SkeletonRows rows={6} />}>
        <Match when={reviews.data?.length === 0}>
          <EmptyState icon={<CircleCheckBig class="size-6" />} title={m.financing_reviews_empty_title()}>
            {m.financing_reviews_empty_text()}
          </EmptyState>
        </Match>
        <Match when={reviews.data}>
          {(waiting) => (
            <ul class="grid max-w-5xl gap-3">
              <For each={waiting()}>
                {(review) => <ReviewCard review={review} onDecide={(how) => ask(review, how)} />}
              </For>
            </ul>
          )}
        </Match>
        <Match when={reviews.isError}>
          <QueryFailed of={reviews} />
        </Match>
      </Switch>
      <Show when={asked()}>
        {(about) => (
          <DecisionDialog review={about().review} decision={about().decision} open={open()} onOpenChange={setOpen} />
        )}
      </Show>
    </Page>
  )
}
