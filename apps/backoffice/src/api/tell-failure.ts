import { showToast } from '@cauce/ui/toast'
import { failureText } from './failure-text.ts'

/** Says why something was not done, where there is no place of its own for it. */
export const tellFailure = (error: unknown): void => {
  showToast({ text: failureText(error), meaning: 'bad' })
}
