/** The acquirer's script, as much of it as this page uses; its own documentation describes the rest. */
export type CardElement = {
  mount(place: HTMLElement): void
  destroy(): void
  on(event: 'ready' | 'loaderror', listener: () => void): unknown
}
export type CardElements = {
  create(kind: 'payment'): CardElement
  update(options: { appearance: object }): void
}
export type Confirmation = {
  elements: CardElements
  confirmParams: { return_url: string }
  redirect: 'if_required'
}
export type CardService = {
  elements(options: { clientSecret: string; locale: string; appearance: object }): CardElements
  confirmPayment(confirmation: Confirmation): Promise<ConfirmAnswer>
  confirmSetup(confirmation: Confirmation): Promise<ConfirmAnswer>
}
export type IntentAnswer = { status: string }
export type ConfirmAnswer = {
  paymentIntent?: IntentAnswer
  setupIntent?: IntentAnswer
  error?: {
    type: string
    code?: string
    decline_code?: string
    payment_intent?: IntentAnswer
    setup_intent?: IntentAnswer
  }
}
type ScriptWindow = Window & { Stripe?: (publishableKey: string) => CardService }

const loading = new Map<string, Promise<void>>()

/** Loads the acquirer's script, once; a failed load may be tried again. Its card frame is of the script's own origin. */
export async function cardService(scriptUrl: string, publishableKey: string): Promise<CardService> {
  const load = loading.get(scriptUrl) ?? addScript(scriptUrl)
  loading.set(scriptUrl, load)
  await load.catch((error) => {
    loading.delete(scriptUrl)
    throw error
  })
  const open = (window as ScriptWindow).Stripe
  if (!open) throw new Error('the card script defines nothing')
  return open(publishableKey)
}

const addScript = (url: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = url
    script.async = true
    script.onload = () => resolve()
    script.onerror = () => {
      script.remove()
      reject(new Error('the card script did not load'))
    }
    document.head.append(script)
  })
