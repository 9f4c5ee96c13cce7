import type { ChainState } from '@cauce/domain/access/log'
import { dateTime } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Notice } from '@cauce/ui/notice'
import { useQuery } from '@tanstack/solid-query'
import ShieldCheck from 'lucide-solid/icons/shield-check'
import { Show } from 'solid-js'
import { api } from '../../../api/api.ts'

const askedEveryMs = 60_000

/** Whether the log is as it was sealed, in one line; louder when it is not. */
export function ChainLine() {
  const chain = useQuery(() => ({ ...api.log.chain.queryOptions(undefined), refetchInterval: askedEveryMs }))
  // Read without waiting: the list must not stand back for it.
  const state = () => (chain.isSuccess ? chain.data : undefined)
  return (
    <Show when={state()} fallback={<p class="min-h-5 pb-2 text-sm"> </p>}>
      {(known) => (
        <div class="pb-2">
          <Show
            when={known().state === 'broken' || known().state === 'behind'}
            fallback={
              <p class="flex items-center gap-1.5 text-muted text-sm">
                <ShieldCheck class="size-4 shrink-0" aria-hidden="true" />
                {chainText(known())}
              </p>
            }
          >
            <Notice meaning="bad">{chainText(known())}</Notice>
          </Show>
        </div>
      )}
    </Show>
  )
}

const at = (instant: string | null): string => (instant === null ? '—' : dateTime(instant))

function chainText({ state, sealedAt, checkedAt }: ChainState): string {
  const [sealed, checked] = [at(sealedAt), at(checkedAt)]
  switch (state) {
    case 'sound':
      return m.log_chain_sound({ sealed, checked })
    case 'unchecked':
      return m.log_chain_unchecked({ sealed })
    case 'unsealed':
      return m.log_chain_unsealed()
    case 'behind':
      return m.log_chain_behind({ sealed })
    case 'broken':
      return m.log_chain_broken({ checked })
  }
}
