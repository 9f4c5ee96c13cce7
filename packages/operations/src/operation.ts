import type { Db, Tx } from '@cauce/database/connection'
import type { LogAction, LogActionOf, LogFacts } from '@cauce/domain/access/logged'
import type { Permission } from '@cauce/domain/access/permissions'
import type { Actor } from '@cauce/domain/access/scope'
import type { SubjectKind } from '@cauce/domain/access/subject-kinds'
import type { z } from 'zod'
import type { WebhookSettings } from './webhooks/webhook-settings.ts'

/** What every reading gets: queries in the actor's scope, and the clock. `now` is an ISO instant. */
export type ReadingContext = {
  db: Db
  actor: Actor
  now: string
  linkKey: string
  logKey: string
  webhooks(): WebhookSettings
}

/** What every operation gets: one transaction in the actor's scope, and the means to leave a trace. */
export type OperationContext = {
  tx: Tx
  actor: Actor
  now: string
  /** The key that payment links are derived from. */
  linkKey: string
  /** How many invitations a merchant may send within a day. */
  invitationsOfMerchant: number
  webhooks(): WebhookSettings
  /** Writes the action log, and tells webhooks what it says, in the same transaction. Every operation that changes something calls it. */
  record(change: Change | readonly Change[]): Promise<void>
  /** For the path that found nothing to do, such as a repeat: no log is owed. */
  unchanged(): void
}

/**
 * One line of the action log. `before` and `after` hold the changed facts, those that `logged` in domain has of such a
 * record; never anything of a card or a link.
 */
export type Change = { [Kind in SubjectKind]: ChangeOf<Kind> }[SubjectKind]

export type ChangeOf<Kind extends SubjectKind> = {
  subjectKind: Kind
  subjectId: string
  merchantId: string | null
  centreId?: string | null
  before?: LogFacts<Kind>
  after?: LogFacts<Kind>
  /** Where one operation does several things; otherwise its own name. */
  action?: LogActionOf<Kind>
}

/** Operations that leave no line: they change no fact. */
type Untold = 'payments.card-event-arrived'

export type Reading<Input extends z.ZodType, Output> = {
  kind: 'reading'
  name: string
  permission: Permission
  input: Input
  /** It reads what belongs to the asking person alone, which is not shown otherwise. */
  readsOwn?: true
  run(context: ReadingContext, input: z.output<Input>): Promise<Output>
}

export type Operation<Input extends z.ZodType, Output> = {
  kind: 'operation'
  name: LogAction | Untold
  permission: Permission
  input: Input
  /** What a repeat is answered with, where the answer itself holds what is shown once and kept nowhere. */
  keeps?(answer: Output): Output
  run(context: OperationContext, input: z.output<Input>): Promise<Output>
}

/** Declares a question: who may ask, its shape, its answer. It changes nothing. */
export const reading = <Input extends z.ZodType, Output>(
  declared: Omit<Reading<Input, Output>, 'kind'>,
): Reading<Input, Output> => ({ kind: 'reading', ...declared })

/** Declares a business action: one transaction, one log, one permission. Its name is the action in the log. */
export const operation = <Input extends z.ZodType, Output>(
  declared: Omit<Operation<Input, Output>, 'kind'>,
): Operation<Input, Output> => ({ kind: 'operation', ...declared })
