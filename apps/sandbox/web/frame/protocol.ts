/** What the shop's page and the acquirer's frames say to each other; a card number is in none of it. */

export type FrameStyle = { scheme: 'light' | 'dark'; variables: Record<string, string> }

export type ApiError = {
  type: string
  code?: string
  decline_code?: string
  message?: string
  payment_intent?: WireIntent
  setup_intent?: WireIntent
}

export type WireIntent = {
  id: string
  object: 'payment_intent' | 'setup_intent'
  status: string
  client_secret: string
  amount?: number
  currency?: string
  next_action: { type: string } | null
  last_payment_error?: ApiError | null
  last_setup_error?: ApiError | null
}

export type Outcome = { intent: WireIntent } | { error: ApiError }

export type ToCardFrame =
  | { kind: 'style'; style: FrameStyle }
  | { kind: 'focus' }
  | { kind: 'validate'; ask: number }
  | { kind: 'confirm'; ask: number; key: string; clientSecret: string }

export type FromCardFrame =
  | { kind: 'ready' }
  | { kind: 'height'; px: number }
  | { kind: 'change'; complete: boolean; empty: boolean }
  | { kind: 'validated'; ask: number; error?: ApiError }
  | { kind: 'confirmed'; ask: number; outcome: Outcome }

export type FromChallenge = { kind: 'challenge-answered' }

/** Told to a frame in the fragment of its address, which no server sees. */
export type FrameParameters = { parent: string; locale: string; key?: string; clientSecret?: string; scheme?: string }

export const intentPath = (clientSecret: string): string => {
  const id = clientSecret.split('_secret_')[0] ?? ''
  return `${id.startsWith('seti_') ? 'setup_intents' : 'payment_intents'}/${encodeURIComponent(id)}`
}
