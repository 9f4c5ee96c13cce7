export type Text = { sid: string; to: string; body: string; status: string }
export type Mail = {
  to: string[]
  subject: string
  text: string
  attachments: { name: string; contentType: string; base64: string }[]
}
export type Intent = {
  id: string
  status: string
  captures: number
  capturedCents: number
  metadata: { financing?: string }
}

export type Sandbox = ReturnType<typeof openSandbox>

/** The outside world's control API: what arrived, what was charged, and how the weather is. */
export function openSandbox(address: string) {
  const ask = async <T>(path: string, init?: RequestInit): Promise<T> => {
    const answer = await fetch(`${address}/control/${path}`, init)
    if (!answer.ok) throw new Error(`the sandbox answered ${answer.status}: ${await answer.text()}`)
    return (await answer.json()) as T
  }
  return {
    patch: (settings: object) => ask('settings', { method: 'PATCH', body: JSON.stringify(settings) }),
    calm: () => ask('calm', { method: 'POST' }),
    /** Texts to a number, the oldest first. */
    texts: async (number: string) => (await ask<Text[]>(`messages?number=${encodeURIComponent(number)}`)).reverse(),
    mailsTo: async (recipient: string) => (await ask<Mail[]>('mails')).filter(({ to }) => to.includes(recipient)),
    /** How much of what an intent took went back, in cents. */
    refundedCents: async (intentId: string) =>
      (await ask<{ amount_refunded: number }[]>(`charges?intent=${intentId}`)).reduce(
        (sum, { amount_refunded }) => sum + amount_refunded,
        0,
      ),
    intentsOf: async (financingId: string) =>
      (await ask<Intent[]>('intents')).filter(({ metadata }) => metadata.financing === financingId),
  }
}
