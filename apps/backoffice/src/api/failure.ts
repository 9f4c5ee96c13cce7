import { type ErrorDetails, Refusal } from '@cauce/domain/errors'

/** `unreachable`: no answer came, so what was asked for may or may not have happened. */
export type Failure = {
  code: string
  details: ErrorDetails
  /** Codes by the path of the input at fault, such as `shopper.phone`. */
  fields: Readonly<Record<string, string>>
  requestId: string | undefined
}

type ErrorData = { code?: unknown; details?: ErrorDetails; fields?: Record<string, string>; requestId?: string }

/** No answer came to a request that is not a procedure's. */
export class Unreachable extends Error {}

/** What an error thrown by a call says, whether the server refused, broke or was not reached. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Refusal)
    return { code: error.code, details: error.details, fields: error.fields, requestId: undefined }
  if (error instanceof Unreachable) return { code: 'unreachable', details: {}, fields: {}, requestId: undefined }
  const answered = error instanceof Error && error.name === 'TRPCClientError'
  const data = answered ? ((error as Error & { data?: ErrorData | null }).data ?? undefined) : undefined
  return {
    code: typeof data?.code === 'string' ? data.code : answered ? 'unreachable' : 'internal',
    details: data?.details ?? {},
    fields: data?.fields ?? {},
    requestId: data?.requestId || undefined,
  }
}

/** The answer is not known: sending the same again under the same key is safe, and needed. */
export const outcomeUnknown = (error: unknown): boolean =>
  ['unreachable', 'internal', 'busy'].includes(failureOf(error).code)
