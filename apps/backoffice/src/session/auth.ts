import type { Role } from '@cauce/domain/access/roles'

/** How a call to the sign-in service ended; codes and details are those of every refusal of the API. */
export type AuthAnswer = { ok: true } | AuthRefusal

export type AuthRefusal = {
  ok: false
  /** An error code, or `unreachable` when no answer came. */
  code: string
  details: { readonly seconds?: number }
  /** Codes by the input at fault. */
  fields: Readonly<Record<string, string>>
  requestId: string | undefined
}

const refusedWith = (code: string): AuthRefusal => ({ ok: false, code, details: {}, fields: {}, requestId: undefined })

/** What a refusal's JSON says; anything else that is not a success reads as `internal`. */
export function refusalIn(answer: unknown): AuthRefusal {
  const data = (answer as { error?: { data?: Partial<AuthRefusal> } } | null)?.error?.data
  if (typeof data?.code !== 'string') return refusedWith('internal')
  return {
    ok: false,
    code: data.code,
    details: data.details ?? {},
    fields: data.fields ?? {},
    requestId: data.requestId || undefined,
  }
}

async function post(path: string, body: object): Promise<AuthAnswer> {
  const answer = await asked(path, body)
  return answer.ok ? { ok: true } : answer
}

async function asked(path: string, body: object): Promise<{ ok: true; said: unknown } | AuthRefusal> {
  try {
    const response = await fetch(`/auth${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const said: unknown = await response.json().catch(() => null)
    return response.ok ? { ok: true, said } : refusalIn(said)
  } catch {
    return refusedWith('unreachable')
  }
}

/** Whether this browser holds a session; asking where it holds none is no failure. True where no answer came. */
export async function holdsSession(): Promise<boolean> {
  try {
    const { signedIn } = (await (await fetch('/auth/here')).json()) as { signedIn: boolean }
    return signedIn !== false
  } catch {
    return true
  }
}

/** Refused with `wrong-credentials`, whichever part was wrong, or `too-many-attempts`. */
export const signIn = (email: string, password: string): Promise<AuthAnswer> =>
  post('/sign-in/email', { email, password })

/** Whom an invitation's link invites, or why it does not open. */
export async function readInvitation(token: string): Promise<({ ok: true } & Invited) | AuthRefusal> {
  const answer = await asked('/invitation', { token })
  return answer.ok ? { ok: true, ...(answer.said as Invited) } : answer
}

export type Invited = { email: string; firstName: string; role: Role; merchantName: string }

/** Chooses the password of whom a link invites, and signs them in. Refused as `readInvitation` is. */
export const acceptInvitation = (token: string, newPassword: string): Promise<AuthAnswer> =>
  post('/invitation/accept', { token, newPassword })

export const endSession = (): Promise<AuthAnswer> => post('/sign-out', {})

/** Ends the other sessions too. Refused with `wrong-password` when the current one is not right. */
export const changePassword = (currentPassword: string, newPassword: string): Promise<AuthAnswer> =>
  post('/change-password', { currentPassword, newPassword })
