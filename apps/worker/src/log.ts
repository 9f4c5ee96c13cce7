import { errorForLog } from '@cauce/operations/error-for-log'
import { type Logger, pino } from 'pino'

/** This process's log. Of an error only what may be written: vendors hang requests and answers on theirs. */
export const createLog = (level: string): Logger =>
  pino({ level, base: { service: 'worker' }, serializers: { err: errorForLog } })
