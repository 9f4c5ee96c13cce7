import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type AddressObject, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import type { World } from '../world.ts'
import { keepMail } from './mails.ts'

/** A mail server that takes everything and delivers it to the mailbox page, or refuses when told so. */
export async function startMailbox({ store, settings, options }: World) {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    allowInsecureAuth: true,
    closeTimeout: 500,
    logger: false,
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? 'anyone' }),
    onRcptTo(address, _session, done) {
      const { refuse, defer } = settings.current.mail
      if (refuse) return done(smtpError(550, `5.1.1 <${address.address}>: mailbox unavailable`))
      if (defer) return done(smtpError(451, '4.7.1 try again later'))
      done()
    },
    onData(stream, session, done) {
      simpleParser(stream)
        .then((mail) => {
          keepMail(store, {
            messageId: mail.messageId ?? '',
            from: mail.from?.text ?? '',
            to: session.envelope.rcptTo.map(({ address }) => address),
            toHeader: headerText(mail.to),
            subject: mail.subject ?? '',
            html: mail.html || '',
            text: mail.text ?? '',
            attachments: mail.attachments.map(({ filename = '', contentType, content }) => ({
              ...{ name: filename, contentType, base64: content.toString('base64') },
            })),
          })
          done()
        })
        .catch((error: Error) => done(error))
    },
  })
  server.on('error', () => undefined)
  server.listen(options.smtpPort, options.hostname ?? '127.0.0.1')
  await once(server.server, 'listening')
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise<void>((resolve) => void server.close(resolve)),
  }
}

const headerText = (to: AddressObject | AddressObject[] | undefined): string =>
  [to ?? []]
    .flat()
    .map((address) => address.text)
    .join(', ')

function smtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}
