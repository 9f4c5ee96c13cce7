import type { ErrorCode } from '../errors.ts'

/** What a check of typed text yields: its normal form, or the code of what is wrong with it. */
export type Checked<Value = string> = { value: Value; code?: undefined } | { value?: undefined; code: ErrorCode }
