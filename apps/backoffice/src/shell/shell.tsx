import { isLocale } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import { Toaster } from '@cauce/ui/toast'
import { useQueryClient } from '@tanstack/solid-query'
import { Outlet } from '@tanstack/solid-router'
import { createEffect, createSignal, lazy, on, onCleanup, onMount, Show, Suspense } from 'solid-js'
import { useQuery } from '../api/use-query.ts'
import { setLocale } from '../preferences.ts'
import { type Me, meOptions, SessionProvider } from '../session/session.tsx'
import { collectKeys } from './collect-keys.ts'
import { useShortcuts } from './shortcuts.ts'
import { Sidebar } from './sidebar.tsx'
import { TopBar } from './top-bar.tsx'

const loadPalette = () => import('./palette.tsx')
const Palette = lazy(loadPalette)
const ShortcutSheet = lazy(() => import('./shortcut-sheet.tsx'))

/** Everything around a page, for who is signed in. */
export function Shell() {
  const me = useQuery(meOptions)
  return (
    <Show when={me.data}>
      {(known) => (
        <SessionProvider me={known()}>
          <Frame me={known()} />
        </SessionProvider>
      )}
    </Show>
  )
}

function Frame(props: { me: Me }) {
  const queryClient = useQueryClient()
  const [connected, setConnected] = createSignal(true)
  const [palette, setPalette] = createSignal(false)
  const [sheet, setSheet] = createSignal(false)
  /** Drawn when first wanted, and kept. */
  const [paletteWanted, setPaletteWanted] = createSignal(false)
  const [sheetWanted, setSheetWanted] = createSignal(false)
  let takeTyped = () => ''
  const openPalette = () => {
    if (!palette()) takeTyped = collectKeys()
    setPaletteWanted(true)
    setPalette(true)
  }
  const openSheet = () => {
    setSheetWanted(true)
    setSheet(true)
  }
  const preparePalette = () => void loadPalette().then(() => setPaletteWanted(true))
  useShortcuts({ palette: openPalette, sheet: openSheet })

  createEffect(
    on(
      () => props.me.user.locale,
      (mine) => isLocale(mine) && setLocale(mine),
    ),
  )

  onMount(() => {
    let stop: (() => void) | undefined
    let gone = false
    void import('../api/live.ts').then(({ followChanges }) => {
      if (!gone)
        stop = followChanges({ userId: props.me.user.id, after: props.me.changesAfter }, queryClient, setConnected)
    })
    onCleanup(() => {
      gone = true
      stop?.()
    })
  })

  return (
    <div class="flex h-dvh print:block print:h-auto">
      <a
        href="#content"
        class="floating sr-only z-60 px-3 py-2 focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        {m.shell_skip_to_content()}
      </a>
      <Sidebar />
      <div class="flex min-w-0 grow flex-col">
        <TopBar
          connected={connected()}
          onPalettePrepare={preparePalette}
          onPalette={openPalette}
          onShortcuts={openSheet}
        />
        <main id="content" tabIndex={-1} class="min-h-0 grow outline-none">
          <Outlet />
        </main>
      </div>
      <Toaster />
      <Suspense>
        <Show when={paletteWanted()}>
          <Palette open={palette()} onOpenChange={setPalette} takeTyped={() => takeTyped()} onShortcuts={openSheet} />
        </Show>
        <Show when={sheetWanted()}>
          <ShortcutSheet open={sheet()} onOpenChange={setSheet} />
        </Show>
      </Suspense>
    </div>
  )
}
