import { m } from '@cauce/i18n/messages'
import { iconButtonClass } from '@cauce/ui/icon-button'
import { OnDemand, onDemand } from '@cauce/ui/on-demand'
import { Link, useMatch } from '@tanstack/solid-router'
import ArrowLeft from 'lucide-solid/icons/arrow-left'
import CircleHelp from 'lucide-solid/icons/circle-question-mark'
import { createEffect, type JSX, lazy, onMount, Show } from 'solid-js'

import { searchLeft } from './leave-by-escape.ts'
import { ZoneNote } from './zone-note.tsx'

const HelpPanel = lazy(() => import('@cauce/ui/help-panel').then(({ HelpPanel }) => ({ default: HelpPanel })))

export type PageProps = {
  title: string
  /** After the title: counts, a state. */
  beside?: JSX.Element
  /** At the right, the one primary button last. */
  actions?: JSX.Element
  /** The short guide: each a sentence. */
  help?: readonly string[]
  /** The page scrolls inside itself, as a list under a header that stays. */
  fill?: boolean
  /** Forms and settings read best in a narrow column. */
  narrow?: boolean
  children: JSX.Element
}

let firstPage = true

/** Title, actions and help at the same place on every page. */
export function Page(props: PageProps) {
  const back = useMatch({ strict: false, shouldThrow: false, select: ({ staticData }) => staticData.back })
  let page!: HTMLDivElement
  let heading!: HTMLHeadingElement

  createEffect(() => {
    document.title = `${props.title} · Cauce`
  })
  onMount(() => {
    if (!firstPage) (page.querySelector<HTMLElement>('[autofocus]') ?? heading).focus({ preventScroll: true })
    firstPage = false
  })

  return (
    <div ref={page} class="flex h-full min-h-0 flex-col print:h-auto">
      <header class="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-2 px-4 pt-4 pb-3 lg:px-6">
        <Show when={back()}>
          {(to) => (
            <Link
              to={to()}
              search={searchLeft(to())}
              class={`${iconButtonClass} no-print -ml-2`}
              aria-label={m.shell_back()}
            >
              <ArrowLeft class="size-4" aria-hidden="true" />
            </Link>
          )}
        </Show>
        <h1
          ref={heading}
          tabIndex={-1}
          class="min-w-0 text-xl outline-none"
          // On a phone the arrow before it and the help after it stay in its line.
          classList={{ 'max-sm:max-w-[calc(100%-5.5rem)]': Boolean(props.help) }}
        >
          {props.title}
        </h1>
        {props.beside}
        <Show when={props.help}>
          {(points) => (
            <span class="no-print">
              <OnDemand
                label={m.shell_help()}
                triggerClass={iconButtonClass}
                trigger={<CircleHelp class="size-4" aria-hidden="true" />}
                panel={onDemand(HelpPanel, () => ({
                  title: m.shell_help_title({ page: props.title }),
                  points: points(),
                }))}
              />
            </span>
          )}
        </Show>
        <ZoneNote />
        <div class="no-print ml-auto flex flex-wrap items-center gap-2">{props.actions}</div>
      </header>
      <div
        class="min-h-0 grow px-4 lg:px-6"
        classList={{
          'flex flex-col': props.fill,
          'overflow-y-auto pb-12 print:overflow-visible': !props.fill,
        }}
      >
        <div class={props.fill ? 'contents' : props.narrow ? 'max-w-2xl' : ''}>{props.children}</div>
      </div>
    </div>
  )
}
