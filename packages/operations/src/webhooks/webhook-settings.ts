import { Refusal } from '@cauce/domain/errors'
import { z } from 'zod'

/** What operations on webhooks need of a process's settings. */
export type WebhookSettings = {
  /** Hex keys that secrets are sealed with: the present one, then former ones. */
  keys: readonly [string, ...string[]]
  /** `host:port` that may be called though the address is not public, and without TLS: for trying it out. */
  allowedHosts: readonly string[]
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

/** An exception to who may be called must not slip into production: for a process's settings as a whole. */
export const withoutException = (settings: { NODE_ENV: string; WEBHOOK_ALLOWED_HOSTS: readonly string[] }): boolean =>
  settings.NODE_ENV !== 'production' || settings.WEBHOOK_ALLOWED_HOSTS.length === 0

export const exceptionRefused = {
  path: ['WEBHOOK_ALLOWED_HOSTS'],
  error: 'is for trying things out, and never set where NODE_ENV is production',
}

/**
 * Refuses an address that no webhook is sent to, at the field `url`: `webhook-url-invalid`, `webhook-not-https`, or
 * `webhook-address-refused` for names and numbers that are not public by themselves. What a public name leads to is
 * looked at each time that something is sent.
 */
export function refuseUnsendable(given: string, { allowedHosts: allowed }: WebhookSettings): string {
  const refused = (code: 'webhook-url-invalid' | 'webhook-not-https' | 'webhook-address-refused') =>
    new Refusal('bad-input', {}, { url: code })
  const url = URL.parse(given)
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.hash)
    throw refused('webhook-url-invalid')
  if (allowed.includes(`${url.hostname}:${portOf(url)}`)) return url.href
  if (url.protocol !== 'https:') throw refused('webhook-not-https')
  if (!isPublicName(url.hostname)) throw refused('webhook-address-refused')
  return url.href
}

const portOf = (url: URL): string => url.port || (url.protocol === 'https:' ? '443' : '80')

/** URL has brought numbers of every notation into one: four decimal parts, or brackets. */
const isPublicName = (hostname: string): boolean => {
  const name = hostname.replace(/\.$/, '')
  const isNumber = name.startsWith('[') || /^[\d.]+$/.test(name)
  return !isNumber && name.includes('.') && !/\.(localhost|local|internal|lan|home|corp|test|invalid|arpa)$/.test(name)
}
