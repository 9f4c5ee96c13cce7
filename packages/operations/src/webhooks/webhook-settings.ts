import { type ErrorCode, Refusal } from '@cauce/domain/errors'
import { isWebhookPort } from '@cauce/domain/webhooks/ports'
import { deliveriesKeptForDays } from '@cauce/domain/webhooks/schema'
import { z } from 'zod'

/** What operations on webhooks need of a process's settings. */
export type WebhookSettings = {
  /** Hex keys that secrets are sealed with: the present one, then former ones. */
  keys: readonly [string, ...string[]]
  /** `host:port` that may be called though the address is not public, and without TLS: for trying it out. */
  allowedHosts: readonly string[]
  /** For so many days deliveries are kept. */
  keptDays?: number
}

/** The settings of a process that has none, such as a load of demo data. */
export function withoutWebhooks(): never {
  throw new Error('webhooks are not set up in this process')
}

const HostAndPort = z.string().regex(/^[a-z0-9.-]+:\d{1,5}$/, 'needs host:port, in small letters')

/** The setting WEBHOOK_ALLOWED_HOSTS: `host:port`, by space. Empty unless somebody tries things out. */
export const allowedHosts = z
  .string()
  .default('')
  .transform((text) => text.split(' ').filter((host) => host !== ''))
  .pipe(z.array(HostAndPort))

/** The setting WEBHOOK_KEPT_DAYS: for how long deliveries and their attempts are kept. */
export const keptDays = z.coerce.number().int().min(1).max(3_650).default(deliveriesKeptForDays)

/** Where things may be tried out; a server that does not say what it is may be in production. */
const trials: readonly (string | undefined)[] = ['development', 'test']

/** An exception to who may be called must not slip into production: for a process's settings as a whole. */
export const withoutException = (settings: {
  NODE_ENV?: string | undefined
  WEBHOOK_ALLOWED_HOSTS: readonly string[]
}): boolean => settings.WEBHOOK_ALLOWED_HOSTS.length === 0 || trials.includes(settings.NODE_ENV)

export const exceptionRefused = {
  path: ['WEBHOOK_ALLOWED_HOSTS'],
  error: 'is for trying things out, and only set where NODE_ENV is development or test',
}

/**
 * Refuses an address that no webhook is sent to, at the field `url`: `webhook-url-invalid`, `webhook-not-https`,
 * `webhook-port-refused`, or `webhook-address-refused` for names and numbers that are not public by themselves. What a public name leads to is
 * looked at each time that something is sent.
 */
export function refuseUnsendable(given: string, { allowedHosts: allowed }: WebhookSettings): string {
  const refused = (code: ErrorCode) => new Refusal('bad-input', {}, { url: code })
  const url = URL.parse(given)
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.hash)
    throw refused('webhook-url-invalid')
  if (allowed.includes(`${url.hostname}:${portOf(url)}`)) return url.href
  if (url.protocol !== 'https:') throw refused('webhook-not-https')
  if (!isWebhookPort(portOf(url))) throw refused('webhook-port-refused')
  if (!isPublicName(url.hostname)) throw refused('webhook-address-refused')
  return url.href
}

const portOf = (url: URL): number => Number(url.port) || (url.protocol === 'https:' ? 443 : 80)

/** Ends of names that are not given out to the public, or only within clusters, offices and homes. Source: RFC 6761, RFC 6762, RFC 8375, ICANN. */
const insideOnly =
  /\.(localhost|localdomain|local|internal|intranet|private|lan|home|corp|mail|svc|cluster|test|invalid|onion|arpa)$/

/** URL has brought numbers of every notation into one: four decimal parts, or brackets. */
const isPublicName = (hostname: string): boolean => {
  const name = hostname.replace(/\.$/, '')
  const isNumber = name.startsWith('[') || /^[\d.]+$/.test(name)
  return !isNumber && name.includes('.') && !insideOnly.test(name)
}
