import { m } from '@cauce/i18n/messages'
import { showToast } from '@cauce/ui/toast'
import { api } from '../../../api/api.ts'
import { tellFailure } from '../../../api/tell-failure.ts'

/** Archives a financing, or brings it back, with the other as undo. The page follows by its live change. */
export function useArchive() {
  const archive = async (financing: { id: string; archivedAt: string | null }): Promise<void> => {
    const { id, archivedAt } = financing
    try {
      if (archivedAt) await api.financings.unarchive.act({ ids: [id] })
      else await api.financings.archive.act({ ids: [id] })
      const undo = () => void archive({ id, archivedAt: archivedAt ? null : new Date().toISOString() })
      const text = archivedAt ? m.financing_unarchived({ count: 1 }) : m.financing_archived({ count: 1 })
      showToast({ text, meaning: 'good', undo })
    } catch (error) {
      tellFailure(error)
    }
  }
  return archive
}
