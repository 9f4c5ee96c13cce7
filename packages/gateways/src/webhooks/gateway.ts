import type { OutgoingWebhook, WebhookGateway } from '@cauce/domain/webhooks/gateway'
import type { AttemptOutcome } from '@cauce/domain/webhooks/states'
import { Webhook } from 'standardwebhooks'
import { connectionFault } from './connection-fault.ts'
import { exchange } from './exchange.ts'
import type { Resolve } from './guarded-lookup.ts'
import { guardedRequests } from './guarded-request.ts'

export type WebhookGatewayOptions = {
  /** `host:port` that may be called though not public, and without TLS. */
  allowedHosts?: readonly string[]
  /** From the name's resolution to the last byte of the answer. */
  timeoutMs?: number
  resolve?: Resolve
}

/** Sends signed webhooks to addresses that strangers typed in: only to public ones, directly, and nowhere they redirect to. */
export function createWebhookGateway({
  allowedHosts = [],
  timeoutMs = 15_000,
  resolve,
}: WebhookGatewayOptions = {}): WebhookGateway {
  const request = guardedRequests({ allowedHosts, resolve })

  return {
    async send(webhook) {
      const startedAt = performance.now()
      const answer = await post(webhook)
      return { ...answer, durationMs: Math.round(performance.now() - startedAt) }
    },
  }

  async function post(webhook: OutgoingWebhook): Promise<Answer> {
    const sending = request(new URL(webhook.url), { method: 'POST', headers: headersOf(webhook) })
    if (!sending) return refused
    const answered = await exchange(sending, webhook.body, timeoutMs)
    return 'status' in answered
      ? { outcome: outcomeOf(answered.status), status: answered.status }
      : { outcome: connectionFault(answered.fault), status: null }
  }
}

type Answer = { outcome: AttemptOutcome; status: number | null }

const refused: Answer = { outcome: 'address-refused', status: null }

function headersOf({ id, body, secrets }: OutgoingWebhook): Record<string, string> {
  const at = new Date()
  return {
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(body)),
    'User-Agent': 'Cauce-Webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
  }
}

function outcomeOf(status: number): AttemptOutcome {
  if (status >= 200 && status < 300) return 'delivered'
  return status >= 300 && status < 400 ? 'redirected' : 'refused'
}
