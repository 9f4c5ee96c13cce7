import type { ErrorCode } from './errors.ts'

const statuses = {
  'bad-input': 400,
  'not-signed-in': 401,
  'wrong-credentials': 401,
  forbidden: 403,
  'foreign-origin': 403,
  'not-found': 404,
  'link-unknown': 404,
  'body-too-large': 413,
  'wrong-content-type': 415,
  'too-many-attempts': 429,
  internal: 500,
  busy: 503,
  'card-service-unavailable': 503,
} as const satisfies Partial<Record<ErrorCode, number>>

export type HttpStatus = (typeof statuses)[keyof typeof statuses] | 409

/** The HTTP status of a refusal. What the facts do not allow, as most codes say, is a conflict. */
export const httpStatusOf = (code: ErrorCode): HttpStatus =>
  code in statuses ? statuses[code as keyof typeof statuses] : 409
