/** How a call to the sign-in service ended. Its refusals never tell which part of the credentials was wrong. */
export type AuthAnswer =
  | { ok: true }
  | { ok: false; reason: 'refused' | 'weak-password' | 'unreachable' }
  | { ok: false; reason: 'too-many-attempts'; minutes: number }
  | { ok: false; reason: 'broken'; requestId: string | undefined }

/** Whole minutes, at least one, from a header in seconds; 15 where there is none. */
export function minutesToWait(headers: Pick<Headers, 'get'>): number {
  const seconds = Number(headers.get('retry-after') ?? headers.get('x-retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) ? Math.max(1, Math.ceil(seconds / 60)) : 15
}

async function post(path: string, body: object): Promise<AuthAnswer> {
  let response: Response
  try {
    response = await fetch(`/auth${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  } catch {
    return { ok: false, reason: 'unreachable' }
  }
  if (response.ok) return { ok: true }
  if (response.status === 429) return { ok: false, reason: 'too-many-attempts', minutes: minutesToWait(response.headers) }
  if (response.status >= 500)
    return { ok: false, reason: 'broken', requestId: response.headers.get('x-request-id') ?? undefined }
  const answer: unknown = await response.json().catch(() => null)
  const code = typeof answer === 'object' && answer !== null && 'code' in answer ? String(answer.code) : ''
  return { ok: false, reason: /^PASSWORD_TOO_/.test(code) ? 'weak-password' : 'refused' }
}

export const signIn = (email: string, password: string): Promise<AuthAnswer> =>
  post('/sign-in/email', { email, password })

export const endSession = (): Promise<AuthAnswer> => post('/sign-out', {})

/** Ends the other sessions too. Refused when the current password is not right. */
export const changePassword = (currentPassword: string, newPassword: string): Promise<AuthAnswer> =>
  post('/change-password', { currentPassword, newPassword, revokeOtherSessions: true })
