import { mostAtOnce } from '@cauce/domain/limits'
import { m } from '@cauce/i18n/messages'
import { showToast } from '@cauce/ui/toast'
import { useQueryClient } from '@tanstack/solid-query'
import { api } from '../../../api/api.ts'
import { tellFailure } from '../../../api/tell-failure.ts'
import type { Rows } from '../../../lists/use-rows.ts'
import type { Row } from '../row.ts'

type Archiving = 'archive' | 'unarchive'

const doneText = { archive: m.financing_archived, unarchive: m.financing_unarchived }
const opposite = { archive: 'unarchive', unarchive: 'archive' } as const

/** Archiving one or many, told with a way back. `hides` says whether what is archived leaves the list that is shown. */
export function useListDeeds(list: Rows<Row>, hides: () => boolean) {
  const queryClient = useQueryClient()

  const perform = async (deed: Archiving, ids: readonly string[]): Promise<string[]> => {
    const done: string[] = []
    for (let at = 0; at < ids.length; at += mostAtOnce)
      done.push(...(await api.financings[deed].act({ ids: ids.slice(at, at + mostAtOnce) })).ids)
    void queryClient.invalidateQueries({ queryKey: api.financings.counts.key() })
    return done
  }
  const undo = async (deed: Archiving, ids: string[]) => {
    try {
      await perform(deed, ids)
      await list.query.refetch()
    } catch (error) {
      tellFailure(error)
    }
  }
  return async (deed: Archiving, ids: readonly string[]): Promise<void> => {
    try {
      const done = await perform(deed, ids)
      if (hides()) list.takeAway(ids)
      else void list.query.refetch()
      showToast({
        text: doneText[deed]({ count: done.length }),
        meaning: 'good',
        ...(done.length > 0 && { undo: () => void undo(opposite[deed], done) }),
      })
    } catch (error) {
      tellFailure(error)
    }
  }
}
