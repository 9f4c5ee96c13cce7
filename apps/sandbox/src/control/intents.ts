import type { Capture, PaymentIntent, SetupIntent } from '../acquirer/objects.ts'
import type { ListFilter, Store } from '../store.ts'

/** An intent as the page and tests see it; `captures` above one means that a card was charged twice. */
export type IntentSummary = {
  id: string
  kind: 'charge' | 'keep'
  status: string
  amountCents: number
  captures: number
  capturedCents: number
  declineCode: string | null
  metadata: Record<string, string>
  createdAt: string
}

/** Newest first, both kinds together. */
export function intentSummaries(store: Store, filter: ListFilter): IntentSummary[] {
  const charges = store.list<PaymentIntent>('payment_intent', filter).map((intent) => chargeSummary(store, intent))
  const keeps = store.list<SetupIntent>('setup_intent', filter).map(keepSummary)
  return [...charges, ...keeps].sort((a, b) => (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0))
}

function chargeSummary(store: Store, intent: PaymentIntent): IntentSummary {
  const captures = store.list<Capture>('capture', { lookup: intent.id })
  return {
    id: intent.id,
    kind: 'charge',
    status: intent.status,
    amountCents: intent.amount,
    captures: captures.length,
    capturedCents: captures.reduce((total, { amountCents }) => total + amountCents, 0),
    declineCode: intent.last_payment_error?.decline_code ?? intent.last_payment_error?.code ?? null,
    metadata: intent.metadata,
    createdAt: new Date(intent.created * 1000).toISOString(),
  }
}

function keepSummary(intent: SetupIntent): IntentSummary {
  return {
    id: intent.id,
    kind: 'keep',
    status: intent.status,
    amountCents: 0,
    captures: 0,
    capturedCents: 0,
    declineCode: intent.last_setup_error?.decline_code ?? intent.last_setup_error?.code ?? null,
    metadata: intent.metadata,
    createdAt: new Date(intent.created * 1000).toISOString(),
  }
}
