import { type ClientRequest, Agent as HttpAgent, request as httpRequest, type RequestOptions } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { isIP } from 'node:net'
import { isWebhookPort } from '@cauce/domain/webhooks/ports'
import { guardedLookup, type Resolve } from './guarded-lookup.ts'
import { isPublicAddress } from './public-address.ts'

export type Guard = {
  /** `host:port` that may be called though not public, and without TLS. */
  allowedHosts?: readonly string[]
  resolve?: Resolve | undefined
}

/**
 * Requests to addresses that strangers typed in: to public ones only, directly, over TLS. Gives undefined where the address may
 * not be called; what its name leads to is looked at as the connection is made, which then fails with `AddressRefused`.
 */
export function guardedRequests({ allowedHosts = [], resolve }: Guard) {
  const guarded = { lookup: guardedLookup(resolve) }
  // Agents of our own: the global ones may be told by the environment to use a proxy. Each connection is for one request,
  // and nothing of it is used again, so that every name and every certificate is looked at anew.
  const agents = {
    'http:': new HttpAgent({ keepAlive: false }),
    'https:': new HttpsAgent({ keepAlive: false, maxCachedSessions: 0 }),
  }
  return (url: URL, given: Pick<RequestOptions, 'method' | 'headers'>): ClientRequest | undefined => {
    const allowed = allowedHosts.includes(`${url.hostname}:${portOf(url)}`)
    if (!allowed && !mayCall(url)) return undefined
    const options = { ...given, ...(allowed ? {} : guarded) }
    return url.protocol === 'https:'
      ? httpsRequest(url, { ...options, agent: agents['https:'], rejectUnauthorized: true })
      : httpRequest(url, { ...options, agent: agents['http:'] })
  }
}

const portOf = ({ port, protocol }: URL): number => Number(port) || (protocol === 'https:' ? 443 : 80)

/** A number is no name that is resolved, so it is looked at here. */
function mayCall(url: URL): boolean {
  const number = url.hostname.replace(/^\[|\]$/g, '')
  return url.protocol === 'https:' && isWebhookPort(portOf(url)) && (isIP(number) === 0 || isPublicAddress(number))
}
