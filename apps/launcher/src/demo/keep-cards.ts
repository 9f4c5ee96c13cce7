import { type Db, openOwner } from '@cauce/database/connection'
import { tellProcess } from '@cauce/operations/tell-process'

export type SandboxAcquirer = { url: string; secretKey: string }

/**
 * Gives the demo's sales in review a card that the sandbox acquirer really keeps, and starts their processes, so that
 * platform finance can decide them; and its plans one that their instalments can be charged to. Does nothing for those that
 * have theirs; needs the acquirer to be up.
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
    for (const card of await inventedCards(owner)) {
      const { customer, paymentMethod } = await attachedCard(acquirer, card.id)
      await owner.transaction().execute(async (tx) => {
        const ids = { acquirer_customer_id: customer, payment_method_id: paymentMethod }
        await tx.updateTable('stored_card').set(ids).where('id', '=', card.id).execute()
        const plan = { merchantId: card.merchant_id, id: card.plan_id }
        const key = `plan/${card.plan_id}/begun`
        await tellProcess(tx, { process: 'instalments', signal: 'begun', plan, payload: {}, key })
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

/** Cards of plans on which something is still owed, the overdue left to their shoppers. */
const inventedCards = (owner: Db) =>
  owner
    .selectFrom('stored_card as card')
    .select(['card.id', 'card.merchant_id', 'card.plan_id'])
    .where('card.payment_method_id', 'like', 'demo_card_%')
    .where('card.replaced_at', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('instalment')
          .select('instalment.id')
          .whereRef('instalment.plan_id', '=', 'card.plan_id')
          .where('instalment.until_version', 'is', null)
          .where('instalment.paid_at', 'is', null),
      ),
    )
    .execute()

/** Each question has a key of its own: a repeat gives the same card again. */
const askingFor =
  ({ url, secretKey }: SandboxAcquirer, whose: string) =>
  async (path: string, form: Record<string, string>): Promise<string> => {
    const answer = await fetch(`${url}/v1/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secretKey}`, 'idempotency-key': `demo/${whose}/${path}` },
      body: new URLSearchParams(form),
    })
    if (!answer.ok) throw new Error(`the sandbox acquirer answered ${answer.status} to ${path}`)
    return ((await answer.json()) as { id: string }).id
  }

const cardForm = {
  ...{ type: 'card', 'card[number]': '4242424242424242' },
  ...{ 'card[exp_month]': '12', 'card[exp_year]': '2035', 'card[cvc]': '123' },
}

async function attachedCard(acquirer: SandboxAcquirer, cardId: string) {
  const ask = askingFor(acquirer, cardId)
  const customer = await ask('customers', { 'metadata[card]': cardId })
  const paymentMethod = await ask('payment_methods', cardForm)
  await ask(`payment_methods/${paymentMethod}/attach`, { customer })
  return { customer, paymentMethod }
}

async function keptCard(acquirer: SandboxAcquirer, financing: string, attempt: string): Promise<string> {
  const ask = askingFor(acquirer, attempt)
  const customer = await ask('customers', { 'metadata[financing]': financing })
  const paymentMethod = await ask('payment_methods', cardForm)
  return ask('setup_intents', {
    ...{ customer, payment_method: paymentMethod, 'allowed_payment_method_types[0]': 'card', confirm: 'true' },
    ...{ 'metadata[financing]': financing, 'metadata[attempt]': attempt },
  })
}
