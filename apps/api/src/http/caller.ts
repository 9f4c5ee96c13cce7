import { isIPv6 } from 'node:net'
import type { Context } from 'hono'
import type { AppEnv } from './app-env.ts'

/** Where a request came from. `device` is the user agent, cut to a length that fits a log. */
export type Caller = { ip: string; device: string; requestId: string }

export const caller = (c: Context<AppEnv>, trustedProxies: number): Caller => ({
  ip: callerAddress(c.env?.incoming?.socket.remoteAddress, c.req.header('x-forwarded-for'), trustedProxies),
  device: (c.req.header('user-agent') ?? '').slice(0, 300),
  requestId: c.get('requestId'),
})

/**
 * The address of whoever asked. Each of our proxies appends the one it saw, so only that many from the right are
 * believed; what a client wrote before them is not.
 */
export function callerAddress(
  socket: string | undefined,
  forwarded: string | undefined,
  trustedProxies: number,
): string {
  const chain = [...(forwarded ?? '').split(',').map((address) => address.trim()), socket ?? ''].filter(Boolean)
  const address = chain.at(-1 - Math.min(trustedProxies, chain.length - 1)) ?? ''
  return address.replace(/^::ffff:(?=\d+\.)/i, '')
}

/** What sign-in limits count by: an IPv4 address, or the /64 network that one IPv6 customer has to itself. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.toLowerCase().split('::')
  const before = head.split(':').filter(Boolean)
  const after = (tail ?? '').split(':').filter(Boolean)
  const zeros = tail === undefined ? [] : Array<string>(8 - before.length - after.length).fill('0')
  const groups = [...before, ...zeros, ...after].slice(0, 4)
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')
}
