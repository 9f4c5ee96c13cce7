import { type LookupAddress, NODATA, Resolver } from 'node:dns'
import type { Resolve } from './guarded-lookup.ts'

/** For each name server asked, before the next try. */
const patience = { timeout: 2_000, tries: 2 }

/**
 * Asks the name servers (`servers`, or those of this machine) for a name's addresses of both families. Not the system's
 * lookup, as everything else here: its few threads are shared by the whole process, and a stranger's name server that never
 * answers would hold them. So names of the machine's own file of hosts are not found, which is as well.
 */
export const resolveNameBy =
  (servers?: readonly string[]): Resolve =>
  (hostname, { family }, answer) => {
    const resolver = new Resolver(patience)
    if (servers) resolver.setServers(servers)
    const asked = families.filter((each) => family === 0 || family === each)
    const found: LookupAddress[] = []
    let firstFault: NodeJS.ErrnoException | null = null
    let waitsFor = asked.length
    for (const each of asked) {
      const ask = each === 4 ? resolver.resolve4.bind(resolver) : resolver.resolve6.bind(resolver)
      ask(hostname, (fault, addresses) => {
        // A name that has addresses of the other family only is no fault.
        if (fault && (firstFault === null || firstFault.code === NODATA)) firstFault = fault
        found.push(...(addresses ?? []).map((address) => ({ address, family: each })))
        waitsFor -= 1
        if (waitsFor === 0) answer(found.length > 0 ? null : firstFault, found)
      })
    }
  }

const families = [4, 6] as const
