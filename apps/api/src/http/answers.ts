import type { ErrorCode, ErrorDetails, Refusal } from '@cauce/domain/errors'
import { httpStatusOf } from '@cauce/domain/http-status'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { AppEnv } from './app-env.ts'

type Fault = {
  code: ErrorCode
  details?: ErrorDetails
  fields?: Readonly<Record<string, ErrorCode>>
}

/** A refusal before any procedure ran, in the shape in which procedures refuse, so that pages read one kind. */
export const refusal = (c: Context<AppEnv>, status: ContentfulStatusCode, { code, details, fields }: Fault) =>
  c.json(
    {
      error: {
        message: code,
        code: jsonRpcCode(status),
        data: {
          httpStatus: status,
          code,
          details: details ?? {},
          fields: fields ?? {},
          requestId: c.get('requestId'),
        },
      },
    },
    status,
    { 'Cache-Control': 'no-store' },
  )

/** The same for a refusal of an operation called outside a procedure. */
export const refused = (c: Context<AppEnv>, { code, details, fields }: Refusal) =>
  refusal(c, httpStatusOf(code), { code, details, fields })

/** JSON-RPC's numbers, as tRPC's clients know them. */
const jsonRpcCode = (status: number): number => {
  switch (status) {
    case 400:
      return -32600
    case 500:
    case 503:
      return -32603
    default:
      return -32000 - (status % 100)
  }
}
