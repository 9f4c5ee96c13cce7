import type { ApiError, FrameStyle, Outcome } from '../frame/protocol.ts'
import { type CardFrame, openCardFrame } from './card-frame.ts'

type Appearance = { theme?: string; variables?: Record<string, string> }
export type ElementsOptions = { clientSecret?: string; appearance?: Appearance; locale?: string }
export type Elements = ReturnType<typeof createElements>

type PaymentEvent = 'ready' | 'change' | 'loaderror'
type Handler = (event: object) => void

const styleOf = ({ theme, variables = {} }: Appearance = {}): FrameStyle => ({
  scheme: theme === 'night' ? 'dark' : 'light',
  variables,
})

/** One set of elements: here always the payment element, in a frame of the acquirer's. */
export function createElements(origin: string, options: ElementsOptions, onScheme: (scheme: 'light' | 'dark') => void) {
  let style = styleOf(options.appearance)
  let frame: CardFrame | undefined
  let element: ReturnType<typeof paymentElement> | undefined
  onScheme(style.scheme)

  function paymentElement() {
    const handlers: Record<PaymentEvent, Set<Handler>> = { ready: new Set(), change: new Set(), loaderror: new Set() }
    const fire = (event: PaymentEvent, detail: object) => {
      for (const handler of handlers[event]) handler({ elementType: 'payment', ...detail })
    }
    return {
      mount(target: string | HTMLElement) {
        const place = typeof target === 'string' ? document.querySelector<HTMLElement>(target) : target
        if (!place) throw new Error(`mount: there is no ${String(target)}`)
        frame?.remove()
        frame = openCardFrame({ origin, place, style, locale: options.locale ?? 'auto', fire })
      },
      unmount() {
        frame?.remove()
        frame = undefined
      },
      destroy() {
        this.unmount()
        element = undefined
      },
      focus: () => frame?.focus(),
      on(event: PaymentEvent, handler: Handler) {
        handlers[event]?.add(handler)
        return this
      },
      off(event: PaymentEvent, handler: Handler) {
        handlers[event]?.delete(handler)
        return this
      },
    }
  }

  const mounted = (): CardFrame => {
    if (!frame) throw new Error('the payment element is not mounted')
    return frame
  }

  return {
    clientSecret: options.clientSecret,
    create(type: string) {
      if (type !== 'payment') throw new Error(`create: only "payment" is known here, not "${type}"`)
      element = paymentElement()
      return element
    },
    getElement: (type: string) => (type === 'payment' ? (element ?? null) : null),
    update({ appearance }: Pick<ElementsOptions, 'appearance'>) {
      style = styleOf(appearance)
      onScheme(style.scheme)
      frame?.restyle(style)
    },
    submit: async (): Promise<{ error?: ApiError }> => ({ error: await mounted().validate() }),
    confirm: (key: string, clientSecret: string): Promise<Outcome> => mounted().confirm(key, clientSecret),
  }
}
