import { TimedOut } from './exchange.ts'
import { AddressRefused } from './guarded-lookup.ts'

/** How a connection to a stranger's address may fail. `refused`: something answers there, but not as HTTP is spoken. */
export type ConnectionFault = 'address-refused' | 'timed-out' | 'unresolved' | 'tls-failed' | 'refused' | 'unreachable'

const unresolved = ['ENOTFOUND', 'ENODATA', 'ESERVFAIL', 'EREFUSED', 'EBADNAME', 'EBADRESP']
const nameServersSilent = 'ETIMEOUT'
const tlsFaults = /^(CERT_|DEPTH_|ERR_SSL_|ERR_TLS_|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/

export function connectionFault(error: Error): ConnectionFault {
  if (error instanceof AddressRefused) return 'address-refused'
  const code = String((error as NodeJS.ErrnoException).code ?? '')
  if (error instanceof TimedOut || code === nameServersSilent) return 'timed-out'
  if (unresolved.includes(code)) return 'unresolved'
  if (tlsFaults.test(code)) return 'tls-failed'
  return code.startsWith('HPE_') ? 'refused' : 'unreachable'
}
