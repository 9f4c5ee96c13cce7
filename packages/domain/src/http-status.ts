import type { ErrorCode } from './errors.ts'

const statuses = {
  'bad-input': 400,
  'key-with-session': 400,
  'file-empty': 400,
  'file-not-a-workbook': 400,
  'file-damaged': 400,
  'file-encrypted': 400,
  'file-expands-too-much': 400,
  'file-too-many-rows': 400,
  'file-too-many-columns': 400,
  'file-too-demanding': 400,
  'file-wrong-template': 400,
  'file-columns-missing': 400,
  'file-column-repeated': 400,
  'file-without-rows': 400,
  'statement-not-xml': 400,
  'statement-unknown-format': 400,
  'statement-incomplete': 400,
  'statement-too-many-entries': 400,
  'statement-other-account': 400,
  'statement-cut-off': 400,
  'not-signed-in': 401,
  'wrong-credentials': 401,
  'key-unknown': 401,
  'key-expired': 401,
  'key-revoked': 401,
  forbidden: 403,
  'foreign-origin': 403,
  'not-found': 404,
  'link-unknown': 404,
  'invitation-unknown': 404,
  'body-too-large': 413,
  'file-too-large': 413,
  'wrong-content-type': 415,
  'too-many-attempts': 429,
  'webhook-sent-too-often': 429,
  'webhook-rotated-too-often': 429,
  'feed-read-too-often': 429,
  internal: 500,
  busy: 503,
  'card-service-unavailable': 503,
} as const satisfies Partial<Record<ErrorCode, number>>

export type HttpStatus = (typeof statuses)[keyof typeof statuses] | 409

/** The HTTP status of a refusal. What the facts do not allow, as most codes say, is a conflict. */
export const httpStatusOf = (code: ErrorCode): HttpStatus =>
  code in statuses ? statuses[code as keyof typeof statuses] : 409
