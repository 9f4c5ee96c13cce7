import { type ErrorCode, errorCodes } from '@cauce/domain/errors'
import { type HttpStatus, httpStatusOf } from '@cauce/domain/http-status'
import { rpcNumberOf } from '../error-numbers.ts'

/** What any call may be refused with, besides its own refusals. */
const ofAnyCall: readonly ErrorCode[] = [
  'bad-input',
  'key-with-session',
  'not-signed-in',
  'key-unknown',
  'key-expired',
  'key-revoked',
  'forbidden',
  'foreign-origin',
  'body-too-large',
  'wrong-content-type',
  'too-many-attempts',
  'internal',
]

const told: Record<number, string> = {
  400: 'The input is not as described; `fields` says where. Or a key and a session came together.',
  401: 'No key, or one that is unknown, has run out or was revoked.',
  403: 'The key has not the scope, or there is neither a key nor a page of ours behind the call.',
  404: 'There is no such thing in the key’s merchant.',
  409: 'The facts do not allow it; the code says why.',
  413: 'The body is too large.',
  415: 'The body is not JSON.',
  429: 'Too many unknown keys from this address; `Retry-After` says for how many seconds.',
  500: 'A fault of Cauce’s; `requestId` names it to the operators.',
  503: 'Too much at once; try again.',
}

/** The answers in which a procedure refuses, by HTTP status, each with the codes it may hold. */
export function refusals(own: readonly ErrorCode[] = []) {
  const byStatus = Map.groupBy([...ofAnyCall, ...own], httpStatusOf)
  return Object.fromEntries(
    [...byStatus]
      .sort(([one], [other]) => one - other)
      .map(([status, codes]) => [
        String(status),
        {
          description: `${told[status]} Codes: ${codes.map((code) => `\`${code}\``).join(', ')}.`,
          content: { 'application/json': { schema: errorOf(status, codes), example: exampleOf(status, codes[0]!) } },
        },
      ]),
  )
}

const errorOf = (status: number, codes: readonly ErrorCode[]) => ({
  allOf: [{ $ref: '#/components/schemas/Error' }],
  properties: {
    error: { properties: { data: { properties: { httpStatus: { const: status }, code: { enum: codes } } } } },
  },
})

const exampleOf = (status: HttpStatus, code: ErrorCode) => ({
  error: {
    message: code,
    code: rpcNumberOf(status),
    data: { httpStatus: status, code, details: {}, fields: {}, requestId: 'b7e3c1de-0c5b-4a8e-9a41-3c2d8f0e5b11' },
  },
})

const text = { type: 'string' }
const closed = (properties: object) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
})

/** The shape of every refusal. */
export const errorSchema = closed({
  error: closed({
    message: { ...text, description: 'The code once more' },
    code: { type: 'integer', description: 'JSON-RPC’s number of the status' },
    data: closed({
      httpStatus: { type: 'integer' },
      code: { enum: errorCodes },
      details: {
        type: 'object',
        additionalProperties: { type: ['string', 'number'] },
        description: 'What belongs to the code, such as limits in cents or seconds to wait',
      },
      fields: {
        type: 'object',
        additionalProperties: { enum: errorCodes },
        description: 'Which input is at fault, by its path such as `shopper.phone`',
      },
      requestId: text,
    }),
  }),
})
