import { createStripeCardGateway } from '@cauce/gateways/cards/stripe'
import { createSmtpMailGateway } from '@cauce/gateways/mail/smtp'
import { createDropFolders } from '@cauce/gateways/shipments/drop-folders'
import { createFeedGateway } from '@cauce/gateways/shipments/https-feed'
import { createTwilioSmsGateway } from '@cauce/gateways/sms/twilio'
import { createWebhookGateway } from '@cauce/gateways/webhooks/gateway'
import type { Env } from './env.ts'

/** The ways out of this process, as the settings name them. */
export function gatewaysOf(env: Env) {
  return {
    cards: createStripeCardGateway({ secretKey: env.STRIPE_SECRET_KEY, apiUrl: env.STRIPE_API_URL }),
    sms: createTwilioSmsGateway({
      accountSid: env.TWILIO_ACCOUNT_SID,
      authToken: env.TWILIO_AUTH_TOKEN,
      from: env.TWILIO_FROM,
      apiUrl: env.TWILIO_API_URL,
      statusCallbackUrl: `${env.BACKOFFICE_ORIGIN}/webhooks/twilio`,
    }),
    mail: createSmtpMailGateway({ smtpUrl: env.SMTP_URL, from: env.MAIL_FROM }),
    webhooks: createWebhookGateway({ allowedHosts: env.WEBHOOK_ALLOWED_HOSTS }),
    shipmentFeeds: createFeedGateway({ allowedHosts: env.WEBHOOK_ALLOWED_HOSTS }),
    dropFolders: createDropFolders({
      root: env.SHIPMENT_DROP_FOLDER,
      untouchedForMs: env.SHIPMENT_UNTOUCHED_SECONDS * 1000,
    }),
  }
}
