import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { Section } from '@cauce/ui/section'
import { SkeletonRows } from '@cauce/ui/skeleton'
import { Timeline } from '@cauce/ui/timeline'
import Cog from 'lucide-solid/icons/cog'
import Mail from 'lucide-solid/icons/mail'
import MessageSquareText from 'lucide-solid/icons/message-square-text'
import ShoppingBag from 'lucide-solid/icons/shopping-bag'
import UserRound from 'lucide-solid/icons/user-round'
import { Match, Switch } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { api, type Outputs } from '../../../api/api.ts'
import { failureText } from '../../../api/failure-text.ts'
import { useQuery } from '../../../api/use-query.ts'
import { entryDetail, entryMeaning, entryTitle } from './story-text.ts'

type Entry = Outputs['orders']['timeline'][number]

const icons = { user: UserRound, system: Cog, shopper: ShoppingBag }

const iconOf = (entry: Entry) =>
  entry.kind === 'message' ? (entry.channel === 'email' ? Mail : MessageSquareText) : icons[entry.actor.kind]

const byWhom = (entry: Entry) => {
  if (entry.kind === 'message' || entry.actor.kind === 'system') return undefined
  return entry.actor.name ?? undefined
}

/** Everything that happened, newest first: what people did, what was sent, what the process went through. */
export function Story(props: { of: 'financings' | 'orders'; id: string }) {
  // Both answer with entries of one shape; an order's hold those of its financings.
  const timeline = useQuery(() => api[props.of as 'orders'].timeline.queryOptions({ id: props.id }))
  const entries = () =>
    (timeline.isSuccess ? timeline.data : []).map((entry) => ({
      id: entry.id,
      at: entry.at,
      title: entryTitle(entry),
      by: byWhom(entry),
      detail: entryDetail(entry),
      meaning: entryMeaning(entry),
      icon: <Dynamic component={iconOf(entry)} class="size-3.5" />,
    }))
  return (
    <Section title={m.financing_story_title()}>
      <Switch fallback={<SkeletonRows rows={4} />}>
        <Match when={timeline.isSuccess}>
          <Timeline label={m.financing_story_title()} entries={entries()} />
        </Match>
        <Match when={timeline.isError}>
          <p role="alert" class="flex flex-wrap items-center gap-3 text-bad-fg">
            {failureText(timeline.error)}
            <Button onClick={() => void timeline.refetch()}>{m.shell_retry()}</Button>
          </p>
        </Match>
      </Switch>
    </Section>
  )
}
