import { createStore } from 'solid-js/store'

/** What is wrong with a number that is typed but cannot be read, in place of its absence. */
const unreadCodes: Readonly<Record<string, string>> = { unitPriceCents: 'not-a-number', units: 'not-whole' }

/** Remembers, for one line of a cart, which numbers have a text that is none. */
export function createUnreadNumbers() {
  const [unread, setUnread] = createStore<Record<string, boolean>>({})
  return {
    typed: (name: string, value: number | null, text: string) => setUnread(name, value === null && text.trim() !== ''),
    codeOf: (name: string, code: string | undefined) =>
      code === 'required' && unread[name] ? unreadCodes[name] : code,
  }
}
