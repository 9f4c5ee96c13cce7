import type { FrameParameters } from './protocol.ts'

export const frameParameters = (): FrameParameters =>
  Object.fromEntries(new URLSearchParams(location.hash.slice(1))) as FrameParameters

/** Posts a form to the acquirer that this frame belongs to; a lost connection is Stripe.js's `api_connection_error`. */
export async function postForm(path: string, fields: Record<string, string>): Promise<Record<string, unknown>> {
  try {
    const response = await fetch(path, { method: 'POST', body: new URLSearchParams(fields) })
    return (await response.json()) as Record<string, unknown>
  } catch {
    return { error: { type: 'api_connection_error', code: 'connection_lost' } }
  }
}
