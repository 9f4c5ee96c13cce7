import type { ErrorCode, ErrorDetails } from '@cauce/domain/errors'
import { largestFileBytes } from '@cauce/domain/limits'
import type { FeedFault, FeedGateway } from '@cauce/domain/orders/shipments/gateways'
import { type ConnectionFault, connectionFault } from '../webhooks/connection-fault.ts'
import { type Guard, guardedRequests } from '../webhooks/guarded-request.ts'
import { fetchBody, TooLarge } from './fetch-body.ts'
import { fileNameOf } from './file-name.ts'

export type FeedGatewayOptions = Guard & {
  /** From the name's resolution to the last byte of the file. */
  timeoutMs?: number
  largestBytes?: number
}

/** Fetches files from addresses that strangers typed in: from public ones only, directly, and nowhere they redirect to. */
export function createFeedGateway({
  timeoutMs = 60_000,
  largestBytes = largestFileBytes,
  ...guard
}: FeedGatewayOptions = {}): FeedGateway {
  const request = guardedRequests(guard)
  return {
    async fetch({ url, authorization }) {
      const address = new URL(url)
      const headers = {
        Accept: 'text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, */*;q=0.5',
        // What comes packed would have to be inflated within bounds of its own.
        'Accept-Encoding': 'identity',
        'User-Agent': 'Cauce-Shipments/1',
        ...(authorization !== undefined && { Authorization: authorization }),
      }
      const asking = request(address, { method: 'GET', headers })
      if (!asking) return { fault: fault('feed-address-refused') }
      const answer = await fetchBody(asking, { timeoutMs, largestBytes })
      if ('fault' in answer)
        return {
          fault: answer.fault instanceof TooLarge ? fault('file-too-large') : faults[connectionFault(answer.fault)],
        }
      const { status, body, headers: told } = answer
      return status === 200
        ? { file: { fileName: fileNameOf(address, told['content-disposition']), file: body } }
        : { fault: faultOf(status) }
    },
  }
}

const fault = (code: ErrorCode, passes = false, details: ErrorDetails = {}): FeedFault => ({ code, details, passes })

const faults: Record<ConnectionFault, FeedFault> = {
  'address-refused': fault('feed-address-refused'),
  'timed-out': fault('feed-timed-out', true),
  unresolved: fault('feed-unresolved', true),
  'tls-failed': fault('feed-tls-failed'),
  refused: fault('feed-unreachable'),
  unreachable: fault('feed-unreachable', true),
}

function faultOf(status: number): FeedFault {
  if (status === 401 || status === 403) return fault('feed-unauthorised')
  if (status >= 300 && status < 400) return fault('feed-redirected')
  return fault('feed-refused', status >= 500 || status === 429, { status })
}
