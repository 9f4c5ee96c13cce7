import { m } from '@cauce/i18n/messages'
import { showToast } from '@cauce/ui/toast'
import { api } from '../../../../api/api.ts'
import { tellFailure } from '../../../../api/tell-failure.ts'

/** Makes an entry a difference again; a failure is said in a toast. */
export async function takeBack(id: string, onDone: () => void): Promise<void> {
  try {
    await api.statements.reopen.act({ id })
    showToast({ text: m.statements_reopened(), meaning: 'good' })
    onDone()
  } catch (error) {
    tellFailure(error)
  }
}
