import { type Db, openOwner } from '@cauce/database/connection'
import { tellProcess } from '@cauce/operations/tell-process'

export type SandboxAcquirer = { url: string; secretKey: string }

/**
 * Gives the demo's sales in review a card that the sandbox acquirer really keeps, and starts their processes, so that
 * platform finance can decide them. Does nothing for those that have theirs; needs the acquirer to be up.
 */
export async function keepDemoCards(databaseUrl: string, acquirer: SandboxAcquirer): Promise<void> {
  const owner = openOwner(databaseUrl, 1)
  try {
    for (const attempt of await waitingAttempts(owner)) {
      const intentId = await keptCard(acquirer, attempt.financing_id, attempt.id)
      await owner.transaction().execute(async (tx) => {
        await tx.updateTable('payment_attempt').set({ intent_id: intentId }).where('id', '=', attempt.id).execute()
        const sale = { merchantId: attempt.merchant_id, id: attempt.financing_id }
        const payload = { attemptId: attempt.id }
        const key = `card/${attempt.id}/demo`
        await tellProcess(tx, { process: 'financing', signal: 'cardSubmitted', sale, payload, key })
      })
    }
  } finally {
    await owner.destroy()
  }
}

const waitingAttempts = (owner: Db) =>
  owner
    .selectFrom('payment_attempt')
    .innerJoin('financing', 'financing.claimed_attempt_id', 'payment_attempt.id')
    .select(['payment_attempt.id', 'payment_attempt.merchant_id', 'payment_attempt.financing_id'])
    .where('financing.review_since', 'is not', null)
    .where('payment_attempt.kind', '=', 'keep')
    .where('payment_attempt.intent_id', 'like', 'demo_intent_%')
    .execute()

async function keptCard({ url, secretKey }: SandboxAcquirer, financing: string, attempt: string): Promise<string> {
  const ask = async (path: string, form: Record<string, string>): Promise<string> => {
    const answer = await fetch(`${url}/v1/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secretKey}`, 'idempotency-key': `demo/${attempt}/${path}` },
      body: new URLSearchParams(form),
    })
    if (!answer.ok) throw new Error(`the sandbox acquirer answered ${answer.status} to ${path}`)
    return ((await answer.json()) as { id: string }).id
  }
  const customer = await ask('customers', { 'metadata[financing]': financing })
  const number = '4242424242424242'
  const card = { 'card[number]': number, 'card[exp_month]': '12', 'card[exp_year]': '2035', 'card[cvc]': '123' }
  const paymentMethod = await ask('payment_methods', { type: 'card', ...card })
  return ask('setup_intents', {
    ...{ customer, payment_method: paymentMethod, 'allowed_payment_method_types[0]': 'card', confirm: 'true' },
    ...{ 'metadata[financing]': financing, 'metadata[attempt]': attempt },
  })
}
