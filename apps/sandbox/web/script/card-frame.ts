import type { ApiError, FrameStyle, FromCardFrame, Outcome, ToCardFrame } from '../frame/protocol.ts'

type CardFrameOptions = {
  origin: string
  place: HTMLElement
  style: FrameStyle
  locale: string
  fire(event: 'ready' | 'change' | 'loaderror', detail: object): void
}

export type CardFrame = ReturnType<typeof openCardFrame>

const readyWithinMs = 15_000
const heightBefore = '248px'

/** Opens the frame that holds the card; it is spoken to by messages, and only to and from the acquirer's origin. */
export function openCardFrame({ origin, place, style, locale, fire }: CardFrameOptions) {
  const iframe = document.createElement('iframe')
  const asked = new Map<number, (answer: never) => void>()
  let questions = 0
  let current = style

  const send = (message: ToCardFrame) => iframe.contentWindow?.postMessage(message, origin)
  const ask = <Answer>(message: (ask: number) => ToCardFrame): Promise<Answer> =>
    new Promise((resolve) => {
      questions += 1
      asked.set(questions, resolve)
      send(message(questions))
    })
  const restyle = (next: FrameStyle) => {
    current = next
    iframe.style.colorScheme = next.scheme
    send({ kind: 'style', style: next })
  }
  const loadFault = setTimeout(() => fire('loaderror', { error: { type: 'api_connection_error' } }), readyWithinMs)

  const hear = ({ data, origin: from, source }: MessageEvent<FromCardFrame>) => {
    if (source !== iframe.contentWindow || from !== origin) return
    if (data.kind === 'height') iframe.style.height = `${data.px}px`
    if (data.kind === 'change') fire('change', { ...data, collapsed: false, value: { type: 'card' } })
    if (data.kind === 'validated') answer(data.ask, data.error)
    if (data.kind === 'confirmed') answer(data.ask, data.outcome)
    if (data.kind === 'ready') {
      clearTimeout(loadFault)
      restyle(current)
      fire('ready', {})
    }
  }
  const answer = (ask: number, value: ApiError | Outcome | undefined) => {
    asked.get(ask)?.(value as never)
    asked.delete(ask)
  }

  window.addEventListener('message', hear)
  iframe.title = { es: 'Datos de la tarjeta', fr: 'Données de la carte' }[locale.slice(0, 2)] ?? 'Card details'
  iframe.allow = 'payment *'
  Object.assign(iframe.style, { border: '0', display: 'block', width: '100%', height: heightBefore })
  iframe.style.colorScheme = style.scheme
  iframe.src = `${origin}/frame/card.html#${new URLSearchParams({ parent: location.origin, locale })}`
  place.replaceChildren(iframe)

  return {
    restyle,
    focus: () => send({ kind: 'focus' }),
    validate: () => ask<ApiError | undefined>((number) => ({ kind: 'validate', ask: number })),
    confirm: (key: string, clientSecret: string) =>
      ask<Outcome>((number) => ({ kind: 'confirm', ask: number, key, clientSecret })),
    remove() {
      clearTimeout(loadFault)
      window.removeEventListener('message', hear)
      iframe.remove()
    },
  }
}
