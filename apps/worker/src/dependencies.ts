import type { InvoiceParty } from '@cauce/domain/disbursement/invoices'
import type { MailGateway, SmsGateway } from '@cauce/domain/messaging/gateways'
import type { DropFolders, FeedGateway } from '@cauce/domain/orders/shipments/gateways'
import type { CardGateway } from '@cauce/domain/payments/card-gateway'
import type { WebhookGateway } from '@cauce/domain/webhooks/gateway'
import type { Perform } from '@cauce/operations/perform'

/** What activities work with. */
export type Dependencies = {
  perform: Perform
  cards: CardGateway
  sms: SmsGateway
  mail: MailGateway
  webhooks: WebhookGateway
  shipmentFeeds: FeedGateway
  dropFolders: DropFolders
  checkoutOrigin: string
  /** How long a charge is tried before it counts as a technical failure. */
  chargeForSeconds: number
  /** Who invoices commission; without it nothing is invoiced. */
  invoiceIssuer?: InvoiceParty | undefined
}
