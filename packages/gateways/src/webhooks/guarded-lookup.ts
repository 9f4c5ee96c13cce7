import type { LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address.ts'
import { resolveNameBy } from './resolve-name.ts'

/** A name led, or an address belongs, to where no webhook is sent. */
export class AddressRefused extends Error {
  constructor() {
    super('not a public address')
    this.name = 'AddressRefused'
  }
}

export type Resolve = (
  hostname: string,
  options: { all: true; family: number },
  answer: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

const families: Record<string, number> = { IPv4: 4, IPv6: 6 }

/**
 * What a connection resolves its name with: it gets the very addresses that were looked at, so that a name cannot lead
 * elsewhere in between; and none when one of them is not public.
 */
export const guardedLookup =
  (resolve: Resolve = resolveNameBy()): LookupFunction =>
  (hostname, { all, family = 0 }, callback) => {
    const wanted = typeof family === 'string' ? (families[family] ?? 0) : family
    resolve(hostname, { all: true, family: wanted }, (error, addresses) => {
      const [first] = addresses ?? []
      if (error || !first) return callback(error ?? Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), [])
      if (!addresses.every(({ address }) => isPublicAddress(address))) return callback(new AddressRefused(), [])
      return all ? callback(null, addresses) : callback(null, first.address, first.family)
    })
  }
