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
  try {
    const response = await fetch(`/auth${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return response.ok ? { ok: true } : refusalIn(await response.json().catch(() => null))
  } catch {
    return refusedWith('unreachable')
  }
}

/** Refused with `wrong-credentials`, whichever part was wrong, or `too-many-attempts`. */
export const signIn = (email: string, password: string): Promise<AuthAnswer> =>
  post('/sign-in/email', { email, password })

export const endSession = (): Promise<AuthAnswer> => post('/sign-out', {})

/** Ends the other sessions too. Refused with `wrong-password` when the current one is not right. */
export const changePassword = (currentPassword: string, newPassword: string): Promise<AuthAnswer> =>
  post('/change-password', { currentPassword, newPassword })
