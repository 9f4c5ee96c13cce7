import type { Database, Db } from '@cauce/database/connection'
import type { Debtor } from '@cauce/domain/disbursement/transfers'
import type { CardGateway } from '@cauce/domain/payments/card-gateway'
import { derivedKeys, webhookKeys } from '@cauce/operations/access/derived-keys'
import type { ChangeFeed } from '@cauce/operations/live/change-feed'
import { createChangeFeed } from '@cauce/operations/live/change-feed'
import { createPerform, type Perform } from '@cauce/operations/perform'
import type { Checks } from '@cauce/server/health'
import type { Hono } from 'hono'
import type { Logger } from 'pino'
import { backOfficeApp } from './back-office.ts'
import { checkoutApp } from './checkout.ts'
import type { AppEnv } from './http/app-env.ts'

export type ApiDependencies = {
  database: Database
  owner: Db
  cards: CardGateway
  log: Logger
  /** What `/health/ready` asks, besides the database. */
  checks: Checks
  settings: ApiSettings
  clock?: () => Date
}

export type ApiSettings = {
  production: boolean
  secretKey: string
  backOfficeOrigin: string
  checkoutOrigin: string
  processesUrl?: string | undefined
  publishableKey: string
  cardScriptUrl: string
  cardApiUrl: string
  stripeWebhookSecret: string
  twilioAuthToken: string
  trustedProxies: number
  /** `host:port` that webhooks may go to though not public. */
  webhookAllowedHosts?: readonly string[]
  /** For how many days what webhooks were sent is kept. */
  webhooksKeptDays?: number
  /** How many invitations a merchant may send within a day. */
  invitationsPerDay?: number | undefined
  /** The account that merchants are paid from; without it no payment file is made. */
  payoutDebtor?: Debtor | undefined
  /** Folders of the built pages. */
  pages: { backOffice: string; checkout: string }
}

/** What both origins are made of. */
export type Parts = ApiDependencies & { perform: Perform; changes: ChangeFeed }

export type Api = {
  backOffice: Hono<AppEnv>
  checkout: Hono<AppEnv>
  /** Wakes live pages: something was committed. */
  wake(): void
  close(): void
}

/** Both origins as handlers of requests, without a port. */
export function createApi(dependencies: ApiDependencies): Api {
  const { database, settings, clock } = dependencies
  const { link: linkKey, log: logKey } = derivedKeys(settings.secretKey)
  const webhooks = {
    keys: webhookKeys(settings.secretKey, []),
    allowedHosts: settings.webhookAllowedHosts ?? [],
    ...(settings.webhooksKeptDays !== undefined && { keptDays: settings.webhooksKeptDays }),
  }
  const perform = createPerform({
    ...{ database, linkKey, logKey, webhooks, ...(clock && { clock }) },
    ...(settings.invitationsPerDay !== undefined && { invitationsOfMerchant: settings.invitationsPerDay }),
  })
  const changes = createChangeFeed({ perform })
  const parts = { ...dependencies, perform, changes }
  return {
    backOffice: backOfficeApp(parts),
    checkout: checkoutApp(parts),
    wake: changes.wake,
    close: changes.close,
  }
}
