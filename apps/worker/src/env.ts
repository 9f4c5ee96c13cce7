import { InvoiceParty } from '@cauce/domain/disbursement/invoices'
import { allowedHosts, exceptionRefused, keptDays, withoutException } from '@cauce/operations/webhooks/webhook-settings'
import { readSettings, secret, serverVariables } from '@cauce/server/settings'
import { z } from 'zod'

const count = (least: number, most: number, byDefault: number) =>
  z.coerce.number().int().min(least).max(most).default(byDefault)

const Variables = z
  .object({
    ...serverVariables,
    WORKER_HEALTH_PORT: count(0, 65_535, 3004),
    /** How many open processes are kept in memory; the others are read again from Temporal when something happens. */
    WORKFLOW_CACHE: count(1, 100_000, 600),
    /** How long a charge is tried again before it counts as a technical failure. */
    CHARGE_GIVE_UP_SECONDS: count(1, 86_400, 900),
    /** Where the head of the action log's chain is kept outside the database; absent, a restart forgets it. */
    LOG_HEAD_FILE: z.string().min(1).optional(),
    /** Former values of SECRET_KEY, by space: what was signed with them still counts. */
    FORMER_SECRET_KEYS: z
      .string()
      .default('')
      .transform((text) => text.split(' ').filter((key) => key !== '')),
    TWILIO_ACCOUNT_SID: secret(1),
    TWILIO_FROM: secret(1),
    TWILIO_API_URL: z.url().default('https://api.twilio.com'),
    SMTP_URL: z.url({ protocol: /^smtps?$/ }),
    MAIL_FROM: secret(1),
    /** Who invoices commission, with its address in lines parted by `|`; without all three nothing is invoiced. */
    INVOICE_ISSUER_NAME: z.string().max(200).optional(),
    INVOICE_ISSUER_TAX_ID: z.string().max(30).optional(),
    INVOICE_ISSUER_ADDRESS: z.string().max(600).optional(),
    /** Holds a folder for each merchant, named by its id, that shipment files are left in; without it there are none. */
    SHIPMENT_DROP_FOLDER: z.string().min(1).optional(),
    /** A file there that was written to more lately is left alone: it may not be whole. */
    SHIPMENT_UNTOUCHED_SECONDS: count(0, 3_600, 30),
    WEBHOOK_ALLOWED_HOSTS: allowedHosts,
    WEBHOOK_KEPT_DAYS: keptDays,
  })
  .refine(withoutException, exceptionRefused)

export type Env = z.output<typeof Variables>

/** The settings of this process; throws an `EnvError` with one line for each that is missing or wrong. */
export const readEnv = (variables: NodeJS.ProcessEnv): Env => readSettings(Variables, variables)

/** Who invoices commission, where all of it was said. */
export const invoiceIssuerOf = (settings: Env): InvoiceParty | undefined =>
  InvoiceParty.safeParse({
    legalName: settings.INVOICE_ISSUER_NAME,
    taxId: settings.INVOICE_ISSUER_TAX_ID,
    address: settings.INVOICE_ISSUER_ADDRESS?.split('|'),
  }).data

export const env = (): Env => readEnv(process.env)
