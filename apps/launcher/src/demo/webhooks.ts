import { createHmac } from 'node:crypto'
import { type Db, openOwner, type Tx } from '@cauce/database/connection'
import { forgetWebhooks } from '@cauce/database/forget-webhooks'
import { systemActor } from '@cauce/domain/access/scope'
import { retryAfterSeconds } from '@cauce/domain/webhooks/retries'
import { deliveriesKeptForDays } from '@cauce/domain/webhooks/schema'
import { webhookKeys } from '@cauce/operations/access/derived-keys'
import type { Perform } from '@cauce/operations/perform'
import { recordAttempt } from '@cauce/operations/webhooks/record-attempt'
import { sealSecret } from '@cauce/operations/webhooks/sealed-secret'
import { type DemoMerchant, demoMerchants, demoPeople, emailOf } from './merchants.ts'

const day = 86_400_000
const endpointId = ({ id }: DemoMerchant): string => id.replace(/8000-a/, '8000-f')
const endpointIds = demoMerchants.map(endpointId)
const descriptions = { es: 'Programa de gestión', fr: 'Logiciel de gestion' }

/** The sandbox receives at any path below /webhooks; each merchant has its own. */
const addressOf = (sandbox: string, { mailDomain }: DemoMerchant) => `${sandbox}/webhooks/${mailDomain.split('.')[0]}`

/** What signs the demo's webhooks, so that the sandbox can check them: the same at each start. */
const demoSecret = (secretKey: string): string =>
  `whsec_${createHmac('sha256', secretKey).update('cauce/demo-webhooks').digest('base64')}`

/** An endpoint of each merchant at the sandbox, told of sales that ended. */
export async function insertWebhooks(tx: Tx, at: { sandbox: string; secretKey: string; now: Date }): Promise<void> {
  const createdAt = new Date(at.now.getTime() - 60 * day).toISOString()
  for (const merchant of demoMerchants) {
    const id = endpointId(merchant)
    const administrator = demoPeople.find((one) => one.merchant === merchant && one.role === 'merchant-administrator')
    if (!administrator) throw new Error('the demo data lack an administrator')
    const { id: created_by } = await tx
      .selectFrom('app_user')
      .select('id')
      .where('email', '=', emailOf(administrator))
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('webhook_endpoint')
      .values({
        ...{ id, merchant_id: merchant.id, created_by, created_at: createdAt },
        ...{ url: addressOf(at.sandbox, merchant), description: descriptions[merchant.locale] },
        events: ['financing.confirmed', 'financing.dead'],
        secret: sealSecret(webhookKeys(at.secretKey, [])[0], id, demoSecret(at.secretKey)),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/**
 * Lives through what came of telling the endpoints: taken at once, but for one in seven that was taken the second time, and
 * one of a week ago and more that never was. What is older than is kept is gone.
 */
export async function tellWebhooks(owner: Db, perform: Perform, now: Date): Promise<void> {
  const waiting = await owner
    .selectFrom('webhook_delivery')
    .select(['id', 'merchant_id', 'created_at'])
    .where('endpoint_id', 'in', endpointIds)
    .where('state', '=', 'pending')
    .orderBy('created_at', 'desc')
    .execute()
  const isLongAgo = ({ created_at }: { created_at: string }) => now.getTime() - Date.parse(created_at) > 7 * day
  const never = waiting.find(isLongAgo)
  const told = waiting.filter((delivery) => delivery !== never)
  // The one that never arrived comes last: had nothing arrived meanwhile, its endpoint would be disabled.
  for (const [index, delivery] of told.entries()) await attempts(perform, delivery, index % 7 === 3 ? 1 : 0)
  if (never) await attempts(perform, never, retryAfterSeconds.length + 1)
  await forgetWebhooks(owner, now.toISOString(), deliveriesKeptForDays)
}

/** So many attempts that are refused, at the pauses between them, and then one that is taken if there is any left. */
async function attempts(perform: Perform, delivery: Delivery, refused: number): Promise<void> {
  const { id, merchant_id, created_at } = delivery
  let atMs = Date.parse(created_at) + 2_000
  for (let number = 1; number <= Math.min(refused, retryAfterSeconds.length) + 1; number += 1) {
    const retryInSeconds = retryAfterSeconds[number - 1] ?? null
    const answer =
      number <= refused ? { outcome: 'refused' as const, status: 503 } : { outcome: 'delivered' as const, status: 200 }
    const attempt = { id, number, round: 1, retryInSeconds, ...answer, durationMs: 120 + (number % 7) * 13 }
    await perform(recordAttempt, systemActor(merchant_id), attempt, { now: new Date(atMs).toISOString() })
    atMs += (retryInSeconds ?? 0) * 1000
  }
}

type Delivery = { id: string; merchant_id: string; created_at: string }

/** Points the endpoints to where the sandbox is now, and gives it what signs them; needs it to be up. */
export async function keepDemoWebhooks(databaseUrl: string, sandbox: string, secretKey: string): Promise<void> {
  const owner = openOwner(databaseUrl, 1)
  try {
    for (const merchant of demoMerchants)
      await owner
        .updateTable('webhook_endpoint')
        .set({ url: addressOf(sandbox, merchant) })
        .where('id', '=', endpointId(merchant))
        .where('url', 'like', 'http://localhost:%')
        .execute()
  } finally {
    await owner.destroy()
  }
  const body = JSON.stringify({ webhooks: { secret: demoSecret(secretKey) } })
  const answer = await fetch(`${sandbox}/control/settings`, { method: 'PATCH', body })
  if (!answer.ok) throw new Error(`the sandbox answered ${answer.status} to its settings`)
}
