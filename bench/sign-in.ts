import type { Announcement } from '../apps/launcher/src/announce.ts'

export type SignedIn = { email: string; headers: Record<string, string> }

/** Signs in as the first demo user whose role's name matches, and gives the headers of that session. */
export async function signIn({ backoffice, logins }: Announcement, role: RegExp): Promise<SignedIn> {
  const login = logins.find((candidate) => role.test(candidate.role))
  if (!login) throw new Error(`no demo user has a role like ${role}`)
  const headers = { 'content-type': 'application/json', origin: backoffice }
  const answer = await fetch(`${backoffice}/auth/sign-in/email`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ email: login.email, password: login.password }),
  })
  if (!answer.ok) throw new Error(`signing in answered ${answer.status}`)
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return { email: login.email, headers: { ...headers, cookie } }
}
