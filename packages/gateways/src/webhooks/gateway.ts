import { type ClientRequest, Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { isIP } from 'node:net'
import type { OutgoingWebhook, WebhookGateway } from '@cauce/domain/webhooks/gateway'
import type { AttemptOutcome } from '@cauce/domain/webhooks/states'
import { Webhook } from 'standardwebhooks'
import { AddressRefused, guardedLookup, type Resolve } from './guarded-lookup.ts'
import { isPublicAddress } from './public-address.ts'

export type WebhookGatewayOptions = {
  /** `host:port` that may be called though not public, and without TLS. */
  allowedHosts?: readonly string[]
  /** From the name's resolution to the last byte of the answer. */
  timeoutMs?: number
  resolve?: Resolve
}

/** The answer's body says nothing to us; so much of it is read to let the other side finish. */
const answerLimitBytes = 64 * 1024

/** Sends signed webhooks to addresses that strangers typed in: only to public ones, directly, and nowhere they redirect to. */
export function createWebhookGateway({
  allowedHosts = [],
  timeoutMs = 15_000,
  resolve,
}: WebhookGatewayOptions = {}): WebhookGateway {
  const guarded = { lookup: guardedLookup(resolve) }
  // Agents of our own: the global ones may be told by the environment to use a proxy.
  const agents = { 'http:': new HttpAgent(), 'https:': new HttpsAgent() }

  return {
    async send(webhook) {
      const url = new URL(webhook.url)
      const allowed = allowedHosts.includes(`${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`)
      const startedAt = performance.now()
      const answer = await (mayCall(url, allowed) ? post(url, webhook, allowed) : refused)
      return { ...answer, durationMs: Math.round(performance.now() - startedAt) }
    },
  }

  async function post(url: URL, webhook: OutgoingWebhook, allowed: boolean): Promise<Answer> {
    const options = {
      method: 'POST',
      headers: headersOf(webhook),
      signal: AbortSignal.timeout(timeoutMs),
      ...(allowed ? {} : guarded),
    }
    const request =
      url.protocol === 'https:'
        ? httpsRequest(url, { ...options, agent: agents['https:'], rejectUnauthorized: true })
        : httpRequest(url, { ...options, agent: agents['http:'] })
    try {
      const response = await responseTo(request, webhook.body)
      const status = response.statusCode ?? 0
      await finish(response)
      return { outcome: outcomeOf(status), status }
    } catch (error) {
      return { outcome: outcomeOfFault(error), status: null }
    } finally {
      request.destroy()
    }
  }
}

type Answer = { outcome: AttemptOutcome; status: number | null }

const refused: Answer = { outcome: 'address-refused', status: null }

/** A number is no name that is resolved, so it is looked at here. */
function mayCall({ protocol, hostname }: URL, allowed: boolean): boolean {
  if (allowed) return true
  const number = hostname.replace(/^\[|\]$/g, '')
  return protocol === 'https:' && (isIP(number) === 0 || isPublicAddress(number))
}

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

const responseTo = (request: ClientRequest, body: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    request.once('response', resolve)
    request.on('error', reject)
    request.end(body)
  })

/** The status counts, whatever becomes of the body; too long a one is broken off. */
const finish = (response: IncomingMessage): Promise<void> =>
  new Promise((resolve) => {
    let read = 0
    response.on('data', (chunk: Buffer) => {
      read += chunk.length
      if (read > answerLimitBytes) response.destroy()
    })
    response.on('error', () => undefined)
    response.once('close', resolve)
  })

function outcomeOf(status: number): AttemptOutcome {
  if (status >= 200 && status < 300) return 'delivered'
  return status >= 300 && status < 400 ? 'redirected' : 'refused'
}

const unresolved = ['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'ENODATA']
const tlsFaults = /^(CERT_|DEPTH_|ERR_SSL_|ERR_TLS_|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/

function outcomeOfFault(error: unknown): AttemptOutcome {
  if (error instanceof AddressRefused) return 'address-refused'
  if (!(error instanceof Error)) return 'unreachable'
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'timed-out'
  const code = String((error as NodeJS.ErrnoException).code ?? '')
  if (unresolved.includes(code)) return 'unresolved'
  return tlsFaults.test(code) ? 'tls-failed' : 'unreachable'
}
