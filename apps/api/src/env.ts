import { invitationsOfMerchantPerDay } from '@cauce/domain/access/users'
import { readBic, readIban } from '@cauce/domain/disbursement/iban'
import { origin, readSettings, secret } from '@cauce/operations/settings'
import { allowedHosts, exceptionRefused, keptDays, withoutException } from '@cauce/operations/webhooks/webhook-settings'
import { temporalVariables } from '@cauce/server/temporal'
import { z } from 'zod'

const port = (byDefault: number) => z.coerce.number().int().min(0).max(65535).default(byDefault)

const Variables = z
  .object({
    NODE_ENV: z.enum(['production', 'development', 'test']).optional(),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
    /** The address to listen on; every one of this machine where absent. */
    HOST: z.string().optional(),
    API_PORT: port(3000),
    CHECKOUT_PORT: port(3001),
    BACKOFFICE_ORIGIN: origin,
    CHECKOUT_ORIGIN: origin,
    /** How many proxies of ours stand in front: so many addresses of X-Forwarded-For, from the right, are believed. */
    TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
    /** The owner's address: for sign-in, the outbox and migrations. */
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    /** A login that may become `cauce_app` and nothing else, for all the rest; without it, the owner's is used. */
    APP_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(200).default(20),
    ...temporalVariables,
    TEMPORAL_UI_URL: z.url().optional(),
    SECRET_KEY: secret(32),
    STRIPE_SECRET_KEY: secret(1),
    STRIPE_PUBLISHABLE_KEY: secret(1),
    STRIPE_WEBHOOK_SECRET: secret(1),
    STRIPE_API_URL: z.url().default('https://api.stripe.com'),
    STRIPE_SCRIPT_URL: z.url().default('https://js.stripe.com/v3/'),
    TWILIO_AUTH_TOKEN: secret(1),
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
