import { m } from '@cauce/i18n/messages'
import { showToast } from '@cauce/ui/toast'
import { useMutation, useQueryClient } from '@tanstack/solid-query'
import { useNavigate } from '@tanstack/solid-router'
import { createSignal } from 'solid-js'
import { api } from '../../../api/api.ts'
import { failureOf } from '../../../api/failure.ts'
import { failureText } from '../../../api/failure-text.ts'
import { againAddress } from '../addresses.ts'
import type { ImportDetails, PageKind } from '../kind.ts'
import { upload } from '../upload.ts'

/** Saving the green rows: asked about where others stay out, told how it ends, and checked again where the catalogue moved on. */
export function createSaving(kind: () => PageKind, shown: () => ImportDetails) {
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [asking, setAsking] = createSignal(false)
  const [told, setTold] = createSignal(false)
  const saving = useMutation(() => ({
    mutationFn: (id: string) => kind().procedures.save.act({ id }),
    onSuccess: () => {
      showToast({ text: m.imports_saved(), meaning: 'good' })
      return queryClient.invalidateQueries({ queryKey: api.imports.key() })
    },
    onError: () => setTold(true),
  }))
  const checking = useMutation(() => ({
    mutationFn: (id: string) => upload(againAddress(kind(), id), undefined),
    onSuccess: (id) => {
      setTold(false)
      void navigate({ to: kind().paths.preview, params: { id } })
    },
  }))
  const start = () => {
    setAsking(false)
    saving.mutate(shown().id)
  }
  return {
    ask: () => (shown().counts.red > 0 ? setAsking(true) : start()),
    start,
    asking,
    setAsking,
    isRunning: () => saving.isPending,
    /** Open while a refusal is to be read. */
    told,
    setTold,
    isOutdated: () => saving.isError && failureOf(saving.error).code === 'import-outdated',
    failure: () =>
      checking.isError ? failureText(checking.error) : saving.isError ? failureText(saving.error) : undefined,
    checkAgain: () => checking.mutate(shown().id),
    isChecking: () => checking.isPending,
  }
}

export type Saving = ReturnType<typeof createSaving>
