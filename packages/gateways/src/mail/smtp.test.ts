import { MessageGatewayError } from '@cauce/domain/messaging/gateways'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { testSandbox } from '../testing/sandbox.ts'
import { createSmtpMailGateway } from './smtp.ts'

const sandbox = await testSandbox()
const gateway = createSmtpMailGateway({ smtpUrl: sandbox.smtpUrl, from: 'Cauce <no-reply@cauce.example>' })
afterAll(async () => {
  gateway.close()
  await sandbox.stop()
})
beforeEach(() => fetch(`${sandbox.url}/control/reset`, { method: 'POST' }))

const mail = {
  to: 'ana@example.com',
  subject: 'Su plan de pago — 6 × 489,67 €',
  html: '<p>Gracias, <b>Ana</b></p>',
  text: 'Gracias, Ana',
  messageId: '<financing-1-confirmed@cauce.example>',
}
const mailbox = () => sandbox.control<object[]>('mails')
const failureOf = (work: Promise<unknown>): Promise<MessageGatewayError> =>
  work.then(
    () => expect.fail('it was expected to fail'),
    (error: unknown) => (error instanceof MessageGatewayError ? error : expect.fail(String(error))),
  )

test('a mail arrives with its subject, both bodies and its Message-ID', async () => {
  await gateway.send(mail)
  expect(await mailbox()).toEqual([
    expect.objectContaining({
      from: '"Cauce" <no-reply@cauce.example>',
      to: ['ana@example.com'],
      subject: mail.subject,
      text: expect.stringContaining(mail.text),
      html: expect.stringContaining(mail.html),
      messageId: mail.messageId,
    }),
  ])
})

test('a file goes with it as it is', async () => {
  const content = Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 255, 10, 13])
  await gateway.send({
    ...mail,
    attachments: [{ filename: 'C2026-000001.pdf', contentType: 'application/pdf', content }],
  })
  const attachment = { name: 'C2026-000001.pdf', contentType: 'application/pdf', base64: content.toString('base64') }
  expect(await mailbox()).toEqual([expect.objectContaining({ attachments: [attachment] })])
})

test('a mail sent again is recognised as the same', async () => {
  await gateway.send(mail)
  await gateway.send(mail)
  expect(await mailbox()).toEqual([expect.objectContaining({ copies: 2 })])
})

test('a refused recipient is refused, and one put off is unknown', async () => {
  sandbox.patch({ mail: { refuse: true } })
  expect(await failureOf(gateway.send(mail))).toMatchObject({ failure: 'refused', code: '550' })
  sandbox.patch({ mail: { refuse: false, defer: true } })
  expect(await failureOf(gateway.send(mail))).toMatchObject({ failure: 'unknown', code: '451' })
  expect(await mailbox()).toEqual([])
})

test('a server that does not answer is unknown', async () => {
  const nobody = createSmtpMailGateway({ smtpUrl: 'smtp://127.0.0.1:9', from: 'a@example.com' })
  expect(await failureOf(nobody.send(mail))).toMatchObject({ failure: 'unknown' })
  nobody.close()
})
