import { type ErrorCode, type ErrorDetails, errorCodes } from '@cauce/domain/errors'

/** `no-answer`: whether what was asked for happened is not known; the same call under the same key finds out. */
export type FailureCode = ErrorCode | 'no-answer'

export type Failure = {
  code: FailureCode
  /** Numbers and words that belong to the code, such as the limits of a total in cents. */
  details: ErrorDetails
  /** Which input is at fault, by its path such as `shopper.phone`. */
  fields: Readonly<Record<string, ErrorCode>>
  /** Names the request to Cauce's operators. */
  requestId: string | undefined
}

type Answered = { code?: unknown; details?: ErrorDetails; fields?: Record<string, ErrorCode>; requestId?: string }

/** What an error thrown by a call of the client says. A code that this client does not know reads as `internal`. */
export function failureOf(error: unknown): Failure {
  const { data } = (error instanceof Error ? error : {}) as { data?: Answered | null }
  if (!data) return { code: 'no-answer', details: {}, fields: {}, requestId: undefined }
  return {
    code: errorCodes.find((code) => code === data.code) ?? 'internal',
    details: data.details ?? {},
    fields: data.fields ?? {},
    requestId: data.requestId || undefined,
  }
}

/** The outcome is not known, or nothing was begun: the same call again is safe, and needed. */
export const isWithoutOutcome = (error: unknown): boolean =>
  (['no-answer', 'busy'] as const).some((code) => code === failureOf(error).code)
