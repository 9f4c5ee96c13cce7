import { errorForLog } from '@cauce/operations/error-for-log'
import { type Logger, pino, stdTimeFunctions } from 'pino'

/** This process's log. Of an error only what may be written: vendors hang requests and answers on theirs. */
export const createLog = (level: string): Logger =>
  pino({ level, timestamp: stdTimeFunctions.isoTime, base: { service: 'worker' }, serializers: { err: errorForLog } })
