import { createStripe } from './create-stripe.ts'

const script = document.currentScript as HTMLScriptElement | null
const origin = new URL(script?.src ?? location.href).origin

Object.assign(window, {
  Stripe: Object.assign((publishableKey: string) => createStripe(publishableKey, origin), { version: 3 }),
})
