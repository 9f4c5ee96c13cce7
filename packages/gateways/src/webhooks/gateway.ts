import { Agent as HttpAgent, request as httpRequest } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { isIP } from 'node:net'
import type { OutgoingWebhook, WebhookGateway } from '@cauce/domain/webhooks/gateway'
import { isWebhookPort } from '@cauce/domain/webhooks/ports'
import type { AttemptOutcome } from '@cauce/domain/webhooks/states'
import { Webhook } from 'standardwebhooks'
import { exchange, TimedOut } from './exchange.ts'
import { AddressRefused, guardedLookup, type Resolve } from './guarded-lookup.ts'
import { isPublicAddress } from './public-address.ts'

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
  const guarded = { lookup: guardedLookup(resolve) }
  // Agents of our own: the global ones may be told by the environment to use a proxy. Each connection is for one sending,
  // and nothing of it is used again, so that every name and every certificate is looked at anew.
  const agents = {
    'http:': new HttpAgent({ keepAlive: false }),
    'https:': new HttpsAgent({ keepAlive: false, maxCachedSessions: 0 }),
  }

  return {
    async send(webhook) {
      const url = new URL(webhook.url)
      const allowed = allowedHosts.includes(`${url.hostname}:${portOf(url)}`)
      const startedAt = performance.now()
      const answer = await (mayCall(url, allowed) ? post(url, webhook, allowed) : refused)
      return { ...answer, durationMs: Math.round(performance.now() - startedAt) }
    },
  }

  async function post(url: URL, webhook: OutgoingWebhook, allowed: boolean): Promise<Answer> {
    const options = { method: 'POST', headers: headersOf(webhook), ...(allowed ? {} : guarded) }
    const request =
      url.protocol === 'https:'
        ? httpsRequest(url, { ...options, agent: agents['https:'], rejectUnauthorized: true })
        : httpRequest(url, { ...options, agent: agents['http:'] })
    const answered = await exchange(request, webhook.body, timeoutMs)
    return 'status' in answered
      ? { outcome: outcomeOf(answered.status), status: answered.status }
      : { outcome: outcomeOfFault(answered.fault), status: null }
  }
}

type Answer = { outcome: AttemptOutcome; status: number | null }

const refused: Answer = { outcome: 'address-refused', status: null }

const portOf = ({ port, protocol }: URL): number => Number(port) || (protocol === 'https:' ? 443 : 80)

/** A number is no name that is resolved, so it is looked at here. */
function mayCall(url: URL, allowed: boolean): boolean {
  if (allowed) return true
  const number = url.hostname.replace(/^\[|\]$/g, '')
  return url.protocol === 'https:' && isWebhookPort(portOf(url)) && (isIP(number) === 0 || isPublicAddress(number))
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

function outcomeOf(status: number): AttemptOutcome {
  if (status >= 200 && status < 300) return 'delivered'
  return status >= 300 && status < 400 ? 'redirected' : 'refused'
}

const unresolved = ['ENOTFOUND', 'ENODATA', 'ESERVFAIL', 'EREFUSED', 'EBADNAME', 'EBADRESP']
const nameServersSilent = 'ETIMEOUT'
const tlsFaults = /^(CERT_|DEPTH_|ERR_SSL_|ERR_TLS_|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/

function outcomeOfFault(error: Error): AttemptOutcome {
  if (error instanceof AddressRefused) return 'address-refused'
  const code = String((error as NodeJS.ErrnoException).code ?? '')
  if (error instanceof TimedOut || code === nameServersSilent) return 'timed-out'
  if (unresolved.includes(code)) return 'unresolved'
  if (tlsFaults.test(code)) return 'tls-failed'
  // Something answers there, but not as HTTP is spoken.
  return code.startsWith('HPE_') ? 'refused' : 'unreachable'
}
