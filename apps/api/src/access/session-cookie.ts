import { createHmac, timingSafeEqual } from 'node:crypto'

export type SessionCookie = {
  name: string
  /** The session's token in a request's `Cookie` header, if it bears our signature. */
  tokenIn(cookieHeader: string | undefined): string | undefined
  /** A `Set-Cookie` that gives the token, signed as better-auth signs it, for as many seconds. */
  holding(token: string, seconds: number): string
  /** A `Set-Cookie` that takes it away. */
  cleared: string
}

/** Over HTTPS the `__Host-` prefix binds the cookie to this very origin; plain http is for development only. */
export const sessionCookieName = (origin: string): string =>
  origin.startsWith('https:') ? '__Host-cauce.session' : 'cauce.session'

export function sessionCookie(origin: string, secret: string): SessionCookie {
  const name = sessionCookieName(origin)
  const attributes = `Path=/; HttpOnly; SameSite=Lax${origin.startsWith('https:') ? '; Secure' : ''}`
  const sign = (token: string) => createHmac('sha256', secret).update(token).digest('base64')
  return {
    name,
    tokenIn(header) {
      const value = header
        ?.split(';')
        .map((pair) => pair.trim())
        .find((pair) => pair.startsWith(`${name}=`))
        ?.slice(name.length + 1)
      const signed = value && decoded(value)
      const dot = signed ? signed.lastIndexOf('.') : -1
      if (!signed || dot < 1) return undefined
      const token = signed.slice(0, dot)
      return same(signed.slice(dot + 1), sign(token)) ? token : undefined
    },
    holding: (token, seconds) =>
      `${name}=${encodeURIComponent(`${token}.${sign(token)}`)}; Max-Age=${seconds}; ${attributes}`,
    cleared: `${name}=; Max-Age=0; ${attributes}`,
  }
}

function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value)
  } catch {
    return undefined
  }
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
