import { createSignal } from 'solid-js'
import { remember, remembered } from '../../../remembered.ts'

const textOf = (stored: unknown): string => (typeof stored === 'string' ? stored : '')

/** A note as far as it is written, kept on this machine under a name until it is empty, as after it was added. */
export function noteDraft(name: () => string) {
  const [written, setWritten] = createSignal<{ name: string; body: string }>()
  const kept = () => remembered(name(), textOf)
  return {
    /** Of another name, what was left under that. */
    body: (): string => {
      const now = written()
      return now?.name === name() ? now.body : kept()
    },
    setBody(body: string): void {
      setWritten({ name: name(), body })
      remember(name(), body.trim() === '' ? null : body)
    },
  }
}
