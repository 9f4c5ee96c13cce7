import { createContext, type JSX, useContext } from 'solid-js'

/** The few words primitives say by themselves, in the reader's language. */
export type UiTexts = {
  close: string
  cancel: string
  retry: string
  undo: string
  dismiss: string
  remove: string
  requestId: string
  loading: string
  noMatches: string
  suggestions: string
  openCalendar: string
  save: string
  discard: string
  unsaved: string
  showTable: string
  notifications: string
  copy: string
  copied: string
  /** After the name of a place that takes a file. */
  dropFile: string
  sortBy: (column: string) => string
}

/**
 * `locale` is a BCP 47 tag; `timeZone` the zone (IANA) that instants are shown in, the machine's own where it is absent.
 * All are getters in practice, so a switch of language redraws what uses them.
 */
export type Ui = { readonly locale: string; readonly texts: UiTexts; readonly timeZone?: string | undefined }

const UiContext = createContext<Ui>()

export function UiProvider(props: Ui & { children: JSX.Element }) {
  const ui: Ui = {
    get locale() {
      return props.locale
    },
    get texts() {
      return props.texts
    },
    get timeZone() {
      return props.timeZone
    },
  }
  return <UiContext.Provider value={ui}>{props.children}</UiContext.Provider>
}

export function useUi(): Ui {
  const ui = useContext(UiContext)
  if (!ui) throw new Error('A primitive of @cauce/ui stands outside <UiProvider>.')
  return ui
}
