import type { Locale } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { Skeleton } from '@cauce/ui/skeleton'
import { createEffect, createSignal, on, onCleanup, onMount, Show } from 'solid-js'
import { frameAppearance, onThemeChange } from '../card/appearance.ts'
import { type CardElement, type CardElements, type CardService, cardService } from '../card/card-script.ts'

export type OpenFrame = { service: CardService; elements: CardElements }

/** The acquirer's own frame: what is typed into it never reaches this page. */
export function CardSection(props: {
  scriptUrl: string
  publishableKey: string
  clientSecret: string
  merchantName: string
  charge: string
  locale: Locale
  onOpen: (frame: OpenFrame | undefined) => void
}) {
  const [state, setState] = createSignal<'opening' | 'open' | 'failed'>('opening')
  let place!: HTMLDivElement
  let heading!: HTMLHeadingElement
  let element: CardElement | undefined
  let elements: CardElements | undefined
  let opening = 0

  async function open(): Promise<void> {
    opening += 1
    const mine = opening
    close()
    setState('opening')
    try {
      const service = await cardService(props.scriptUrl, props.publishableKey)
      if (mine !== opening) return
      const opened = service.elements({
        clientSecret: props.clientSecret,
        locale: props.locale,
        appearance: frameAppearance(),
      })
      elements = opened
      element = opened.create('payment')
      element.on('ready', () => {
        if (mine !== opening) return
        setState('open')
        props.onOpen({ service, elements: opened })
      })
      element.on('loaderror', () => mine === opening && setState('failed'))
      element.mount(place)
    } catch {
      if (mine === opening) setState('failed')
    }
  }
  function close(): void {
    props.onOpen(undefined)
    element?.destroy()
    element = undefined
    elements = undefined
  }

  createEffect(on([() => props.clientSecret, () => props.locale], () => void open()))
  onMount(() => {
    heading.focus({ preventScroll: true })
    heading.scrollIntoView({ block: 'start' })
  })
  onCleanup(onThemeChange(() => elements?.update({ appearance: frameAppearance() })))
  onCleanup(() => {
    opening += 1
    close()
  })

  return (
    <section aria-labelledby="card" class="panel scroll-mt-4 p-4" aria-busy={state() === 'opening'}>
      <h2 id="card" ref={heading} tabindex="-1" class="scroll-mt-4 text-xl outline-none">
        {m.checkout_card_title()}
      </h2>
      <p class="mt-1">{props.charge}</p>
      <div class="relative mt-3 min-h-48">
        <div ref={place} />
        <Show when={state() === 'opening'}>
          <div class="absolute inset-0 grid content-start gap-4 bg-surface">
            <span role="status" class="sr-only">
              {m.checkout_card_loading()}
            </span>
            <Skeleton class="h-11 w-full" />
            <div class="grid grid-cols-2 gap-4">
              <Skeleton class="h-11" />
              <Skeleton class="h-11" />
            </div>
          </div>
        </Show>
        <Show when={state() === 'failed'}>
          <div role="alert" class="absolute inset-0 grid content-start justify-items-start gap-3 bg-surface">
            <p>{m.checkout_card_failed()}</p>
            <Button size="lg" onClick={() => void open()}>
              {m.checkout_retry()}
            </Button>
          </div>
        </Show>
      </div>
      <p class="mt-3 text-base text-muted">{m.checkout_card_safe({ merchant: props.merchantName })}</p>
    </section>
  )
}
