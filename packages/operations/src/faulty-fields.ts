import { type ErrorCode, errorCodes } from '@cauce/domain/errors'
import type { z } from 'zod'

/** Which fields a schema refused, each with its code. Schemas of domain put a code in the message; zod's own words are bad input. */
export const faultyFields = (error: z.ZodError): Record<string, ErrorCode> =>
  Object.fromEntries(error.issues.map((issue) => [issue.path.join('.'), codeOf(issue.message)]))

const codeOf = (message: string): ErrorCode => errorCodes.find((code) => code === message) ?? 'bad-input'
