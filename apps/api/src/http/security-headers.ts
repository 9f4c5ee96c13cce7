import { secureHeaders } from 'hono/secure-headers'

export type PagePolicy = {
  /** The origin the page is served from. */
  origin: string
  /** Hashes of the scripts that stand in the page itself, as `'sha256-…'`. */
  inlineScripts: readonly string[]
  /** The acquirer's origins, for the page that shows its card frame. */
  cards?: { scripts: readonly string[]; frames: readonly string[]; calls: readonly string[] }
}

/** The headers of every answer of one origin: only its own parts run, nobody frames it, nothing leaks by referrer. */
export const securityHeaders = ({ origin, inlineScripts, cards }: PagePolicy) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", ...inlineScripts, ...(cards?.scripts ?? [])],
      // Components position themselves by style attributes; style sheets come from our own files only.
      styleSrcElem: ["'self'"],
      styleSrcAttr: ["'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'", ...(cards?.calls ?? [])],
      frameSrc: cards?.frames.length ? [...cards.frames] : ["'none'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    strictTransportSecurity: origin.startsWith('https:') ? 'max-age=63072000; includeSubDomains' : false,
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  })

/**
 * Which origins the acquirer's card frame needs. Stripe's own script opens frames and calls on further hosts, as its
 * documentation on content security policies lists them (docs.stripe.com/security/guide).
 */
export function cardOrigins(scriptUrl: string, apiUrl: string): NonNullable<PagePolicy['cards']> {
  const script = new URL(scriptUrl).origin
  const api = new URL(apiUrl).origin
  const further = script === 'https://js.stripe.com' ? ['https://*.js.stripe.com', 'https://hooks.stripe.com'] : []
  const scripts = further.slice(0, 1)
  return { scripts: [script, ...scripts], frames: [script, ...further], calls: [script, api] }
}
