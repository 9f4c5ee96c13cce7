import type { ErrorCode, ErrorDetails, Refusal } from '@cauce/domain/errors'
import { httpStatusOf } from '@cauce/domain/http-status'
import { type RefusalStatus, rpcNumberOf } from '@cauce/rpc/error-numbers'
import type { Context } from 'hono'
import type { AppEnv } from './app-env.ts'

type Fault = {
  code: ErrorCode
  details?: ErrorDetails
  fields?: Readonly<Record<string, ErrorCode>>
}

/** A refusal before any procedure ran, in the shape in which procedures refuse, so that pages read one kind. */
export const refusal = (c: Context<AppEnv>, status: RefusalStatus, { code, details, fields }: Fault) =>
  c.json(
    {
      error: {
        message: code,
        code: rpcNumberOf(status),
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
