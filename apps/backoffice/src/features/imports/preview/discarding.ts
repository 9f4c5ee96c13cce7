import { m } from '@cauce/i18n/messages'
import { showToast } from '@cauce/ui/toast'
import { useMutation, useQueryClient } from '@tanstack/solid-query'
import { useNavigate } from '@tanstack/solid-router'
import { tellFailure } from '../../../api/tell-failure.ts'
import type { ImportDetails, PageKind } from '../kind.ts'

/** Throwing a preview away: nothing of it was saved, so nobody is asked, and the next list can come in. */
export function createDiscarding(kind: () => PageKind, shown: () => ImportDetails) {
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  return useMutation(() => ({
    mutationFn: (id: string) => kind().procedures.discard.act({ id }),
    onSuccess: async (_, id) => {
      const { centreId } = shown()
      showToast({ text: m.imports_discarded(), meaning: 'good' })
      await navigate({ to: kind().paths.start, search: centreId === null ? {} : { centre: centreId }, replace: true })
      queryClient.removeQueries({ queryKey: kind().procedures.get.queryOptions({ id }).queryKey })
    },
    onError: tellFailure,
  }))
}
