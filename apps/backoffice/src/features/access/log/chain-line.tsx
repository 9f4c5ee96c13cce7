import type { ChainState } from '@cauce/domain/access/log'
import { m } from '@cauce/i18n/messages'
import { Notice } from '@cauce/ui/notice'
import { RelativeTime } from '@cauce/ui/relative-time'
import type { Meaning } from '@cauce/ui/state-badge'
import ShieldCheck from 'lucide-solid/icons/shield-check'
import { Show } from 'solid-js'
import { api } from '../../../api/api.ts'
import { useQuery } from '../../../api/use-query.ts'
import { useSession } from '../../../session/session.tsx'

const askedEveryMs = 60_000

/** Louder than a line: what somebody has to look into. */
const alarms: Partial<Record<ChainState['state'], Meaning>> = { broken: 'bad', behind: 'bad', unchecked: 'waiting' }

const sentences: Record<ChainState['state'], () => string> = {
  sound: m.log_chain_sound,
  unchecked: m.log_chain_unchecked,
  unsealed: m.log_chain_unsealed,
  behind: m.log_chain_behind,
  broken: m.log_chain_broken,
}

/** Whether the log is as it was sealed, and when that was last looked at, in one line; louder when it is not. */
export function ChainLine() {
  const session = useSession()
  const chain = useQuery(() => ({ ...api.log.chain.queryOptions(undefined), refetchInterval: askedEveryMs }))
  // Read without waiting: the list must not stand back for it.
  const state = () => (chain.isSuccess ? chain.data : undefined)
  const advice = () => (session.me().merchant === null ? m.log_chain_look() : m.log_chain_ask())
  return (
    <Show when={state()} fallback={<p class="min-h-5 pb-2 text-sm"> </p>}>
      {(known) => (
        <div class="pb-2">
          <Show
            when={alarms[known().state]}
            fallback={
              <p class="flex items-start gap-1.5 text-muted text-sm">
                <ShieldCheck class="mt-0.5 size-4 shrink-0" aria-hidden="true" />
                <span>
                  {sentences[known().state]()} <Show when={known().state === 'sound'}>{times(known())}</Show>
                </span>
              </p>
            }
          >
            {(meaning) => (
              <Notice meaning={meaning()}>
                {sentences[known().state]()} {times(known())} {advice()}
              </Notice>
            )}
          </Show>
        </div>
      )}
    </Show>
  )
}

const times = ({ checkedAt, sealedAt }: ChainState) => (
  <>
    {m.log_chain_checked()} <Instant at={checkedAt} />. {m.log_chain_sealed()} <Instant at={sealedAt} />.
  </>
)

const Instant = (props: { at: string | null }) => (
  <Show when={props.at} fallback={m.log_chain_never()}>
    {(at) => <RelativeTime at={at()} />}
  </Show>
)
