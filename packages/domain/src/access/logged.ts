import type { SubjectKind } from './subject-kinds.ts'

/**
 * How a fact in the log is meant, with what it is written as. A closed set is told by its words; `text` is as people wrote
 * it; `id` names something that has no page and no name of its own.
 */
type Written = {
  text: string
  cents: number
  count: number
  flag: boolean | 'yes' | 'no'
  day: string
  instant: string
  duration: string
  language: string
  id: string
  centres: string | readonly string[]
  user: string
  financing: string
  role: string
  permissions: string | readonly string[]
  'sale-state': string
  'sale-reason': string
  death: string
  decision: string
  decline: string
  'card-use': string
  template: string
  channel: string
  'message-state': string
  'message-failure': string
  'tax-treatment': string
  'import-kind': string
  'change-state': string
  'former-administrator': string
  'webhook-events': readonly string[]
  'delivery-state': string
  'delivery-outcome': string
  'chain-faults': readonly string[]
}

export type LogForm = keyof Written

type Told = { actions: readonly string[]; facts: Readonly<Record<string, LogForm>> }

const service = {
  reference: 'text',
  name: 'text',
  priceCents: 'cents',
  taxTreatment: 'tax-treatment',
  endsOn: 'day',
  duration: 'duration',
} as const

/**
 * Everything that the action log may hold: for each kind of record what can be done to it, and how each fact of it is
 * meant. What is not here cannot be written, and whatever is here has words in every language.
 */
export const logged = {
  financing: {
    actions: [
      'financing.send',
      'financing.send-again',
      'financing.resend-link',
      'financing.remind',
      'financing.mark-link-expired',
      'financing.claim',
      'financing.release-claim',
      'financing.decide-credit',
      'financing.decide-review',
      'financing.confirm',
      'financing.decline',
      'financing.fail',
      'financing.lapse',
      'financing.withdraw',
      'financing.archive',
      'financing.unarchive',
      'financing.add-note',
      'financing.remove-note',
      'financing.record-card-refusal',
      'financing.record-refund',
      'financing.settle-attempt',
      'payments.begin',
      'payments.record-intent',
      'payments.submit-card',
    ],
    facts: {
      state: 'sale-state',
      deadReason: 'death',
      decision: 'decision',
      reason: 'sale-reason',
      attemptId: 'id',
      declineCode: 'decline',
      instalments: 'count',
      totalCents: 'cents',
      amountCents: 'cents',
      kind: 'card-use',
      submissions: 'count',
      linkExpiresAt: 'instant',
      reference: 'text',
      noteId: 'id',
      sends: 'count',
      freshLink: 'flag',
      sentAgainAs: 'financing',
      template: 'template',
      openFinancings: 'count',
      documentBlocked: 'flag',
    },
  },
  order: { actions: [], facts: {} },
  customer: { actions: ['customer.created', 'customer.updated'], facts: {} },
  user: {
    actions: [
      'access.accept-invitation',
      'access.change-password',
      'access.set-locale',
      'users.invite',
      'users.change',
      'users.disable',
      'users.enable',
      'users.resend-invitation',
      'financing.export',
      'financing.save-view',
      'financing.remove-view',
      'services.export',
      'services.save-view',
      'services.remove-view',
      'users.export',
      'users.save-view',
      'users.remove-view',
      'log.export',
      'log.save-view',
      'log.remove-view',
    ],
    facts: {
      name: 'text',
      firstName: 'text',
      lastName: 'text',
      email: 'text',
      locale: 'language',
      role: 'role',
      rights: 'permissions',
      centreIds: 'centres',
      centre: 'text',
      disabledAt: 'instant',
      sends: 'count',
      expiresAt: 'instant',
    },
  },
  message: {
    actions: ['messaging.record-delivery', 'messaging.report-delivery'],
    facts: { state: 'message-state', template: 'template', channel: 'channel', failureCode: 'message-failure' },
  },
  session: {
    actions: ['access.sign-in', 'access.sign-out', 'access.end-session', 'access.end-other-sessions'],
    facts: {},
  },
  key: {
    actions: ['keys.create', 'keys.revoke'],
    facts: { name: 'text', scopes: 'permissions', expiresAt: 'instant', revokedAt: 'instant' },
  },
  service: { actions: ['services.add', 'services.change', 'services.remove', 'services.restore'], facts: service },
  import: {
    actions: [
      'imports.services.preview',
      'imports.services.save',
      'imports.services.undo',
      'imports.services.discard',
      'imports.users.preview',
      'imports.users.save',
      'imports.users.undo',
      'imports.users.discard',
    ],
    facts: { kind: 'import-kind', rows: 'count', adds: 'count', updates: 'count' },
  },
  webhook: {
    actions: ['webhooks.create', 'webhooks.change', 'webhooks.rotate-secret', 'webhooks.switch', 'webhooks.remove'],
    facts: {
      url: 'text',
      description: 'text',
      events: 'webhook-events',
      enabled: 'flag',
      formerUntil: 'instant',
      removedAt: 'instant',
    },
  },
  'webhook-delivery': {
    actions: ['webhooks.send-test', 'webhooks.redeliver', 'webhooks.attempt'],
    facts: { state: 'delivery-state', attempt: 'count', outcome: 'delivery-outcome', status: 'count', round: 'count' },
  },
  'administrator-change': {
    actions: ['administrators.ask', 'administrators.withdraw', 'administrators.decide'],
    facts: {
      state: 'change-state',
      userId: 'user',
      email: 'text',
      reason: 'text',
      former: 'former-administrator',
      note: 'text',
    },
  },
  log: { actions: ['log.begin-anew'], facts: { seals: 'count', head: 'id', faults: 'chain-faults' } },
} as const satisfies Record<SubjectKind, Told>

type Logged = typeof logged

/** What can be done to a kind of record. */
export type LogActionOf<Kind extends SubjectKind> = Logged[Kind]['actions'][number]
/** Whatever the log may say was done: the names of the operations that write it. */
export type LogAction = LogActionOf<SubjectKind>
type NamesIn<Facts> = Facts extends unknown ? keyof Facts : never
/** A fact's name, of any kind of record. */
export type LogFact = NamesIn<Logged[SubjectKind]['facts']> & string

/** The facts of a kind of record as they are written; nothing where there was nothing. */
export type LogFacts<Kind extends SubjectKind> = {
  readonly [Name in keyof Logged[Kind]['facts']]?: Logged[Kind]['facts'][Name] extends LogForm
    ? Written[Logged[Kind]['facts'][Name]] | null | undefined
    : never
}

/** Each action once, in the order of the kinds. */
export const logActions: readonly LogAction[] = Object.values(logged).flatMap(({ actions }) => actions)

export const isLogAction = (name: string): name is LogAction => (logActions as readonly string[]).includes(name)

/** How a fact is meant; nothing where no record of this kind has it, as in lines of before it was renamed. */
export const logForm = (kind: SubjectKind, fact: string): LogForm | undefined => {
  const facts: Readonly<Record<string, LogForm>> = logged[kind].facts
  return Object.hasOwn(facts, fact) ? facts[fact] : undefined
}

/** What of a line has no place in the log: its action, or names of facts. Nothing for all that may be written. */
export function unknownInLog(kind: SubjectKind, action: string, facts: readonly object[]): string[] {
  const actions: readonly string[] = logged[kind].actions
  const names = facts.flatMap((each) => Object.keys(each)).filter((name) => logForm(kind, name) === undefined)
  return [...(actions.includes(action) ? [] : [action]), ...new Set(names)]
}
