import ipaddr from 'ipaddr.js'

/** Addresses of clouds that answer the machines inside them, though they look public. */
const insideClouds = ['168.63.129.16']
/** The only part of IPv6 that is given out to the public. Source: IANA, IPv6 Global Unicast Address Assignments. */
const globalV6 = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number]

/**
 * Whether an address, as DNS or a socket has it, is one that anybody on the internet may call. Private, loopback,
 * link-local, shared, multicast, tunnelled and reserved ones are not, nor an IPv4 one of these written as IPv6.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const plain = ipaddr.process(address)
  if (plain.range() !== 'unicast') return false
  return plain instanceof ipaddr.IPv6 ? plain.match(globalV6) : !insideClouds.includes(plain.toString())
}
