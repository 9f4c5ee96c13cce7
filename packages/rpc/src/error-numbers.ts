import type { HttpStatus } from '@cauce/domain/http-status'
import { type TRPC_ERROR_CODE_KEY, TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc'

/** The statuses of refusals; 405 is that of a method, before any code. */
export type RefusalStatus = HttpStatus | 405

/** tRPC's name of each status that Cauce refuses with. */
export const trpcCodes: Record<RefusalStatus, TRPC_ERROR_CODE_KEY> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_SUPPORTED',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  429: 'TOO_MANY_REQUESTS',
  500: 'INTERNAL_SERVER_ERROR',
  503: 'SERVICE_UNAVAILABLE',
}

/** JSON-RPC's number of a status, as tRPC's clients know it. */
export const rpcNumberOf = (status: RefusalStatus): number => TRPC_ERROR_CODES_BY_KEY[trpcCodes[status]]
