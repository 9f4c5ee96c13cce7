import { invitationsOfMerchantPerDay } from '@cauce/domain/access/users'
import { readBic, readIban } from '@cauce/domain/disbursement/iban'
import { allowedHosts, exceptionRefused, keptDays, withoutException } from '@cauce/operations/webhooks/webhook-settings'
import { readSettings, secret, serverVariables } from '@cauce/server/settings'
import { z } from 'zod'

const port = (byDefault: number) => z.coerce.number().int().min(0).max(65535).default(byDefault)

const Variables = z
  .object({
    API_PORT: port(3000),
    CHECKOUT_PORT: port(3001),
    ...serverVariables,
    /** How many proxies of ours stand in front: so many addresses of X-Forwarded-For, from the right, are believed. */
    TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
    TEMPORAL_UI_URL: z.url().optional(),
    STRIPE_PUBLISHABLE_KEY: secret(1),
    STRIPE_WEBHOOK_SECRET: secret(1),
    STRIPE_SCRIPT_URL: z.url().default('https://js.stripe.com/v3/'),
    WEBHOOK_ALLOWED_HOSTS: allowedHosts,
    /** For how many days deliveries are kept: the page says so, the worker deletes them. */
    WEBHOOK_KEPT_DAYS: keptDays,
    /** The account that merchants are paid from, and whose it is: all of it or none. */
    PAYOUT_DEBTOR_NAME: z.string().max(70).optional(),
    PAYOUT_DEBTOR_IBAN: z
      .string()
      .transform(readIban)
      .refine((iban) => iban !== undefined, 'is no IBAN')
      .optional(),
    PAYOUT_DEBTOR_BIC: z
      .string()
      .transform(readBic)
      .refine((bic) => bic !== undefined, 'is no BIC')
      .optional(),
    /** How many invitations a merchant may send within a day. */
    INVITATIONS_PER_DAY: z.coerce.number().int().min(1).max(1_000_000).default(invitationsOfMerchantPerDay),
  })
  .refine(withoutException, exceptionRefused)

/** The account that merchants are paid from, where one is named. */
export const payoutDebtorOf = ({ PAYOUT_DEBTOR_NAME: name, PAYOUT_DEBTOR_IBAN: iban, PAYOUT_DEBTOR_BIC: bic }: Env) =>
  name && iban ? { name, iban, bic: bic ?? null } : undefined

export type Env = z.output<typeof Variables>

/** The settings of this process; throws an `EnvError` with one line for each that is missing or wrong. */
export const readEnv = (variables: NodeJS.ProcessEnv): Env => readSettings(Variables, variables)

export const env = (): Env => readEnv(process.env)
