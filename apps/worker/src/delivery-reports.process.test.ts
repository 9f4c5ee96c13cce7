import type { Actor } from '@cauce/domain/access/scope'
import { verifyTwilioWebhook } from '@cauce/gateways/sms/twilio-webhook'
import { keys } from '@cauce/gateways/testing/sandbox'
import { reportDelivery } from '@cauce/operations/messaging/report-delivery'
import { startProduct } from '@cauce/sandbox/testing/product'
import { testDatabase } from '@cauce/testing/database'
import { until } from '@cauce/testing/until'
import { afterAll, expect, test } from 'vitest'
import { openStage } from './testing/stage.ts'

const { url } = await testDatabase()
const backOffice = await startProduct()
const stage = await openStage(url, { BACKOFFICE_ORIGIN: backOffice.url })
afterAll(async () => {
  await stage.close()
  await backOffice.stop()
})

const vendor: Actor = { userId: stage.merchant.id, role: 'system', scope: { kind: 'platform' } }

/** Hands what came to the back office's address on, as it does itself. */
async function passOn({ path, headers, body }: (typeof backOffice.caught)[number]): Promise<void> {
  const signature = String(headers['x-twilio-signature'])
  const params = Object.fromEntries(new URLSearchParams(body))
  const report = verifyTwilioWebhook(signature, `${backOffice.url}${path}`, params, keys.twilioAuthToken)
  if (!report) return
  const { providerId, state, errorCode } = report
  await stage.perform(reportDelivery, vendor, { providerId, state, ...(errorCode && { failureCode: errorCode }) })
}

test.each([
  ['delivered', false],
  ['failed', true],
] as const)('that a text was %s is told to the back office and reaches its message', async (state, failAll) => {
  stage.sandbox.patch({ sms: { failAll } })
  backOffice.caught.length = 0
  const { id } = await stage.send()
  const message = await until('the text is sent', async () => {
    const [sent] = await stage.messages(id)
    return sent?.state === 'sent' && sent
  })
  const reports = await until('its fate is told', async () => {
    const about = backOffice.caught.filter(({ body }) => body.includes(message.provider_id ?? ''))
    return about.some(({ body }) => /MessageStatus=(delivered|undelivered|failed)/.test(body)) && about
  })
  expect(new Set(reports.map(({ path }) => path))).toEqual(new Set(['/webhooks/twilio']))
  for (const report of reports.toReversed()) await passOn(report)
  expect((await stage.messages(id))[0]).toMatchObject({ state, sent_at: expect.any(String) })
})
