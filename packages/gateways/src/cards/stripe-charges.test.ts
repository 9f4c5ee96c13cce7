import { randomUUID } from 'node:crypto'
import { type CardGateway, CardGatewayError, type CardIntent } from '@cauce/domain/payments/card-gateway'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { enterCard, keys, storedCard, storedCharge, testSandbox } from '../testing/sandbox.ts'
import { createStripeCardGateway } from './stripe.ts'

const sandbox = await testSandbox()
afterAll(() => sandbox.stop())
beforeEach(() => sandbox.settings.calm())

const gateway: CardGateway = createStripeCardGateway({
  secretKey: keys.stripeSecretKey,
  apiUrl: sandbox.acquirerUrl,
})
const impatient = createStripeCardGateway({
  secretKey: keys.stripeSecretKey,
  apiUrl: sandbox.acquirerUrl,
  timeoutMs: 100,
})

const opened = async (name: string) => {
  const charge = storedCharge(await storedCard(sandbox.acquirerUrl, name))
  return { charge, ...(await gateway.openCharge(charge)) }
}
const capturesOf = async (intentId: string): Promise<number> => {
  const intents = await sandbox.control<{ id: string; captures: number }[]>('intents')
  return intents.find(({ id }) => id === intentId)!.captures
}
const forgetKeys = () => fetch(`${sandbox.url}/control/forget-idempotency-keys`, { method: 'POST' })
const unknown = expect.objectContaining({ name: 'CardGatewayError', failure: 'unknown' })

/** Cuts every answer, however often the client itself sends again over a connection that it had kept. */
async function lost(call: () => Promise<unknown>): Promise<void> {
  sandbox.patch({ acquirer: { loseNextAnswers: 9 } })
  await expect(call()).rejects.toEqual(unknown)
  sandbox.settings.calm()
}

describe('the charge of a stored card', () => {
  test('is prepared without taking anything, once for one id of ours, and carries ids only', async () => {
    const { charge, intentId } = await opened('pm_card_visa')
    expect(await gateway.openCharge(charge)).toEqual({ intentId })
    const { status, declineCode } = await gateway.readIntent(intentId)
    expect([status, declineCode, await capturesOf(intentId)]).toEqual(['open', undefined, 0])
    const [known] = await sandbox.control<{ metadata: object }[]>('intents')
    expect(known?.metadata).toEqual({ financing: charge.financingId, charge: charge.chargeId })
  })

  test('takes the money at once when confirmed', async () => {
    const { charge, intentId } = await opened('pm_card_visa')
    expect(await gateway.confirmCharge(intentId, charge.chargeId)).toMatchObject({
      id: intentId,
      status: 'captured',
      card: { customerId: charge.customerId, last4: '4242' },
    })
    const [known] = await sandbox.control<{ captures: number; capturedCents: number }[]>('intents')
    expect(known).toMatchObject({ captures: 1, capturedCents: charge.amountCents })
  })

  test.each([
    ['pm_card_chargeCustomerFail', 'generic_decline'],
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'insufficient_funds'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card'],
    ['pm_card_authenticationRequiredOnSetup', 'authentication_required'],
    ['pm_card_authenticationRequired', 'authentication_required'],
  ])('with %s is declined with %s, and is not tried again by a repeat', async (name, declineCode) => {
    const { charge, intentId } = await opened(name)
    const confirm = () => gateway.confirmCharge(intentId, charge.chargeId)
    expect(await confirm()).toMatchObject({ status: 'open', declineCode })
    await forgetKeys()
    expect(await confirm()).toMatchObject({ status: 'open', declineCode })
    expect(await gateway.readIntent(intentId)).toMatchObject({ status: 'open', declineCode })
    expect(await sandbox.control<object[]>(`charges?intent=${intentId}`)).toHaveLength(1)
  })

  test('needs nobody when its card was authenticated as it was stored', async () => {
    const keep = {
      ...storedCharge({ customerId: '', paymentMethodId: '' }),
      kind: 'keep',
      attemptId: randomUUID(),
    } as const
    const { intentId: kept, clientSecret } = await gateway.openIntent(keep)
    await enterCard(sandbox.acquirerUrl, clientSecret, '4000002500003155')
    await fetch(`${sandbox.acquirerUrl}/frame/setup_intents/${kept}/authenticate`, {
      method: 'POST',
      body: new URLSearchParams({ key: 'pk_test_contract', client_secret: clientSecret, outcome: 'complete' }),
    })
    const { card } = await gateway.readIntent(kept)
    const charge = storedCharge(card!)
    const { intentId } = await gateway.openCharge(charge)
    expect(await gateway.confirmCharge(intentId, charge.chargeId)).toMatchObject({ status: 'captured' })
  })

  test('is refused when the card was let go of, before it is opened as well as after', async () => {
    const { charge, intentId } = await opened('pm_card_visa')
    await gateway.forget(charge.paymentMethodId, randomUUID())
    await expect(gateway.confirmCharge(intentId, charge.chargeId)).rejects.toMatchObject({ failure: 'refused' })
    await expect(gateway.openCharge({ ...charge, chargeId: randomUUID() })).rejects.toMatchObject({
      failure: 'refused',
    })
    expect(await capturesOf(intentId)).toBe(0)
  })

  test("is refused with another customer's card", async () => {
    const { charge } = await opened('pm_card_visa')
    const { paymentMethodId } = await storedCard(sandbox.acquirerUrl, 'pm_card_visa')
    const wrong = gateway.openCharge({ ...charge, chargeId: randomUUID(), paymentMethodId })
    await expect(wrong).rejects.toMatchObject({ failure: 'refused' })
  })
})

describe('an answer that was lost', () => {
  test('to opening is found again by our id', async () => {
    const charge = storedCharge(await storedCard(sandbox.acquirerUrl, 'pm_card_visa'))
    await lost(() => gateway.openCharge(charge))
    const { intentId } = await gateway.openCharge(charge)
    const intents = await sandbox.control<{ id: string; metadata: { charge?: string } }[]>('intents')
    expect(intents.filter(({ metadata }) => metadata.charge === charge.chargeId).map(({ id }) => id)).toEqual([
      intentId,
    ])
  })

  test.each([
    ['pm_card_visa', { status: 'captured' }, 1],
    ['pm_card_chargeCustomerFail', { status: 'open', declineCode: 'generic_decline' }, 0],
  ])('to confirming %s is read by the id, and a repeat takes nothing more', async (name, outcome, captures) => {
    const { charge, intentId } = await opened(name)
    await lost(() => gateway.confirmCharge(intentId, charge.chargeId))
    expect(await gateway.readIntent(intentId)).toMatchObject(outcome)
    await forgetKeys()
    expect(await gateway.confirmCharge(intentId, charge.chargeId)).toMatchObject(outcome)
    expect(await capturesOf(intentId)).toBe(captures)
  })

  test('since it came too late is unknown, and the money is taken once', async () => {
    const { charge, intentId } = await opened('pm_card_visa')
    sandbox.patch({ acquirer: { answerDelayMs: 400 } })
    await expect(impatient.confirmCharge(intentId, charge.chargeId)).rejects.toEqual(unknown)
    sandbox.settings.calm()
    expect(await gateway.readIntent(intentId)).toMatchObject({ status: 'captured' })
    expect(await capturesOf(intentId)).toBe(1)
  })

  test('and a charge sent again blindly is taken twice where nothing guards it: reading first does not', async () => {
    sandbox.patch({ acquirer: { idempotency: false } })
    const { charge, intentId } = await opened('pm_card_visa')
    const readFirst = async (): Promise<CardIntent> => {
      const intent = await gateway.readIntent(intentId)
      return intent.status === 'open' ? gateway.confirmCharge(intentId, charge.chargeId) : intent
    }
    await readFirst()
    await readFirst()
    expect(await capturesOf(intentId)).toBe(1)
    await gateway.confirmCharge(intentId, charge.chargeId)
    expect(await capturesOf(intentId)).toBe(2)
  })

  test('of an acquirer that is away leaves the charge unconfirmed', async () => {
    const { charge, intentId } = await opened('pm_card_visa')
    sandbox.patch({ acquirer: { outage: true } })
    await expect(gateway.confirmCharge(intentId, charge.chargeId)).rejects.toBeInstanceOf(CardGatewayError)
    sandbox.settings.calm()
    expect(await gateway.readIntent(intentId)).toMatchObject({ status: 'open', declineCode: undefined })
  })
})
