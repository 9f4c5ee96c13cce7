import { z } from 'zod'
import { temporalVariables } from './temporal.ts'

const origin = z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin)
export const secret = (length: number) => z.string().min(length, `needs at least ${length} characters`)

/** Settings that API and worker share. */
export const serverVariables = {
  NODE_ENV: z.enum(['production', 'development', 'test']).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** The address to listen on; every one of this machine where absent. */
  HOST: z.string().optional(),
  BACKOFFICE_ORIGIN: origin,
  CHECKOUT_ORIGIN: origin,
  /** The owner's address: for sign-in, the outbox and migrations. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** A login that may become `cauce_app` and nothing else, for all the rest; without it, the owner's is used. */
  APP_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(200).default(20),
  ...temporalVariables,
  SECRET_KEY: secret(32),
  STRIPE_SECRET_KEY: secret(1),
  STRIPE_API_URL: z.url().default('https://api.stripe.com'),
  TWILIO_AUTH_TOKEN: secret(1),
}

/** A process's settings from its environment; throws with one line for each that is missing or wrong. Empty means not set. */
export function readSettings<Schema extends z.ZodType>(
  schema: Schema,
  variables: Readonly<Record<string, string | undefined>>,
): z.output<Schema> {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const result = schema.safeParse(set)
  if (result.success) return result.data
  throw new EnvError(result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
}

/** What is wrong with the settings; never their values. */
export class EnvError extends Error {
  constructor(faults: string[]) {
    super(faults.join('\n'))
    this.name = 'EnvError'
  }
}
