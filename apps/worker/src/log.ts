import { type Logger, pino } from 'pino'

/** This process's log. Of an error only its name, words and place: vendors hang requests and answers on theirs. */
export const createLog = (level: string): Logger =>
  pino({ level, base: { service: 'worker' }, serializers: { err: briefly } })

function briefly(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error }
  const { name, message, stack, cause } = error
  return { type: name, message, stack, ...(cause instanceof Error && { cause: `${cause.name}: ${cause.message}` }) }
}
