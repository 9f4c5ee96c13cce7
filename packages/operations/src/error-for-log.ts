/**
 * What may be written of an unexpected error: its kind, the database's code and where it happened. Messages of the
 * database quote the values they refused, so they stay out.
 */
export function errorForLog(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at '))
  const fromDatabase = 'severity' in error
  return {
    type: error.name,
    ...(code && { code }),
    ...(!fromDatabase && { message: error.message }),
    at: frames?.slice(0, 12).map((line) => line.trim()),
    ...(error.cause instanceof Error && { cause: errorForLog(error.cause) }),
  }
}
