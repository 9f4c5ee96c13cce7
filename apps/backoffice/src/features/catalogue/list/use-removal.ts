import { mostAtOnce } from '@cauce/domain/limits'
import { m } from '@cauce/i18n/messages'
import { showToast } from '@cauce/ui/toast'
import { api } from '../../../api/api.ts'
import { failureOf } from '../../../api/failure.ts'
import { failureText } from '../../../api/failure-text.ts'
import { tellFailure } from '../../../api/tell-failure.ts'
import type { Rows } from '../../../lists/use-rows.ts'
import type { Row } from '../row.ts'

/** Taking services out of the catalogue, one or many, told with a way back. */
export function useRemoval(list: Rows<Row>) {
  const inParts = async (deed: 'remove' | 'restore', ids: readonly string[]): Promise<string[]> => {
    const done: string[] = []
    for (let at = 0; at < ids.length; at += mostAtOnce)
      done.push(...(await api.services[deed].act({ ids: ids.slice(at, at + mostAtOnce) })).ids)
    return done
  }
  const restore = async (ids: string[]) => {
    try {
      await inParts('restore', ids)
    } catch (error) {
      const { code, details } = failureOf(error)
      const text =
        code === 'reference-taken'
          ? m.catalogue_restore_taken({ reference: String(details.reference ?? '') })
          : failureText(error)
      showToast({ text, meaning: 'bad' })
    }
    await list.query.refetch()
  }
  return async (ids: readonly string[]): Promise<void> => {
    try {
      const done = await inParts('remove', ids)
      list.takeAway(ids)
      showToast({
        text: m.catalogue_removed({ count: done.length }),
        meaning: 'good',
        ...(done.length > 0 && { undo: () => void restore(done) }),
      })
    } catch (error) {
      tellFailure(error)
      void list.query.refetch()
    }
  }
}
