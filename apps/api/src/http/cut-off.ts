/** Whether a body could not be read because whoever sent it went away: Node's words for it. */
export const isCutOff = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ECONNRESET' && error.message === 'aborted'
