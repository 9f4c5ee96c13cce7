import { createSignal } from 'solid-js'

/** A text that is no date or no amount narrows nothing, and the field says so once it is left. */
export function createUnread() {
  const [unread, setUnread] = createSignal(false)
  const [left, setLeft] = createSignal(false)
  return {
    isSaid: () => unread() && left(),
    typed: (value: unknown, text: string) => {
      setUnread(value === null && text.trim() !== '')
      setLeft(false)
    },
    leave: () => setLeft(true),
  }
}
