import { z } from 'zod'

/** Kinds of settings that every process of ours has. */
export const origin = z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin)
/** Former values of SECRET_KEY, by space: what was signed with them still counts. */
export const formerKeys = z
  .string()
  .default('')
  .transform((text) => text.split(' ').filter((key) => key !== ''))
export const secret = (length: number) => z.string().min(length, `needs at least ${length} characters`)

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
