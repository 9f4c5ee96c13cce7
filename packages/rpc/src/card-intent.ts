import { Refusal } from '@cauce/domain/errors'
import { type CardGateway, CardGatewayError, type IntentRequest } from '@cauce/domain/payments/card-gateway'

/**
 * An intent that is known is read, never opened again: the acquirer forgets idempotency keys after a day. `answered`
 * when it already holds a card's answer that nobody told us of, as when the browser died after the shopper paid. Refuses
 * with `card-service-unavailable`.
 */
export async function cardIntent(
  cards: CardGateway,
  known: string | null,
  request: IntentRequest,
): Promise<{ intentId: string; clientSecret: string; answered: boolean }> {
  try {
    if (known === null) return { ...(await cards.openIntent(request)), answered: false }
    const { id, clientSecret, status } = await cards.readIntent(known)
    return { intentId: id, clientSecret, answered: status !== 'open' }
  } catch (error) {
    if (error instanceof CardGatewayError) throw new Refusal('card-service-unavailable')
    throw error
  }
}
