import type { SubjectKind } from './subject-kinds.ts'

/** What a fact is written as. The log's lines are sealed: nothing else gets into them, nor one thing in two shapes. */
type Shapes = { text: string; number: number; flag: boolean; list: readonly string[] }

/**
 * How a fact in the log is meant, with its shape. A closed set is told by its words; `text` is as people wrote it; `id`
 * names something that has no page and no name of its own.
 */
const shapes = {
  text: 'text',
  cents: 'number',
  count: 'number',
  flag: 'flag',
  day: 'text',
  instant: 'text',
  duration: 'text',
  language: 'text',
  id: 'text',
  centres: 'list',
  user: 'text',
  financing: 'text',
  role: 'text',
  permissions: 'list',
  'sale-state': 'text',
  'order-state': 'text',
  shipment: 'text',
  returns: 'text',
  'cart-state': 'text',
  'cancel-reason': 'text',
  'sale-reason': 'text',
  death: 'text',
  decision: 'text',
  decline: 'text',
  'card-use': 'text',
  template: 'text',
  channel: 'text',
  'message-state': 'text',
  'message-failure': 'text',
  'tax-treatment': 'text',
  'import-kind': 'text',
  'feed-source': 'text',
  'reading-state': 'text',
  'change-state': 'text',
  'former-administrator': 'text',
  'webhook-events': 'list',
  'delivery-state': 'text',
  'delivery-outcome': 'text',
  'chain-faults': 'list',
  'charge-state': 'text',
  'charge-purpose': 'text',
  'card-change-state': 'text',
  'refund-state': 'text',
  'refund-part-state': 'text',
  'disbursement-state': 'text',
  'account-change-state': 'text',
  rate: 'number',
  tiers: 'list',
  'entry-state': 'text',
  'entry-difference': 'text',
} as const satisfies Record<string, keyof Shapes>

export type LogForm = keyof typeof shapes

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
  order: {
    actions: [
      'orders.mark-shipped',
      'orders.save-cart',
      'orders.accept-cart',
      'orders.refuse-cart',
      'orders.cancel',
      'payments.begin-charge',
      'payments.take',
      'payments.pay-by-link',
      'payments.record-charge-intent',
      'payments.settle-charge',
      'payments.declare-withdrawal',
      'payments.carry-out-withdrawal',
      'payments.begin-card-change',
      'payments.record-card-intent',
      'payments.submit-card-change',
      'payments.settle-card-change',
      'payments.send-link',
      'refunds.record-part',
      'refunds.transfer',
    ],
    facts: {
      state: 'order-state',
      shipment: 'shipment',
      returns: 'returns',
      cartState: 'cart-state',
      cartVersion: 'count',
      totalCents: 'cents',
      instalments: 'count',
      refundCents: 'cents',
      refundId: 'id',
      refund: 'refund-state',
      refundPart: 'refund-part-state',
      cancelReason: 'cancel-reason',
      chargeId: 'id',
      charge: 'charge-state',
      purpose: 'charge-purpose',
      instalment: 'count',
      amountCents: 'cents',
      declineCode: 'decline',
      nextTryOn: 'day',
      planVersion: 'count',
      cardChange: 'card-change-state',
      template: 'template',
    },
  },
  customer: {
    actions: ['customer.created', 'customer.updated', 'payments.switch-automatic'],
    facts: { automaticPayments: 'flag' },
  },
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
      'orders.export',
      'orders.save-view',
      'orders.remove-view',
      'payments.export-overdue',
      'payments.save-view',
      'payments.remove-view',
      'disbursements.export',
      'ledger.export-balance',
      'ledger.export-entries',
      'statements.export',
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
      'imports.shipments.preview',
      'imports.shipments.save',
      'imports.shipments.discard',
    ],
    facts: { kind: 'import-kind', rows: 'count', adds: 'count', updates: 'count' },
  },
  'shipment-feed': {
    actions: ['shipments.set-feed'],
    facts: { feedSource: 'feed-source', feedAddress: 'text', hour: 'count', enabled: 'flag' },
  },
  'shipment-reading': {
    actions: [
      'shipments.begin-daily',
      'shipments.read-now',
      'shipments.take-file',
      'shipments.end-reading',
      'shipments.ship-rows',
      'shipments.end-row',
    ],
    facts: {
      reading: 'reading-state',
      feedSource: 'feed-source',
      file: 'text',
      rows: 'count',
      shipped: 'count',
      failed: 'count',
      row: 'count',
      dismissed: 'flag',
    },
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
  merchant: {
    actions: [
      ...(['payouts.set-address', 'payouts.set-identity', 'payouts.set-hour'] as const),
      ...([
        'payouts.set-service-shipping',
        'payouts.set-retry-days',
        'payouts.set-sale-terms',
        'tariffs.set',
        'tariffs.remove',
      ] as const),
    ],
    facts: {
      street: 'text',
      postcode: 'text',
      city: 'text',
      legalName: 'text',
      taxId: 'text',
      commissionVat: 'rate',
      hour: 'count',
      timeZone: 'text',
      servicesAtConfirmation: 'flag',
      retryDays: 'text',
      linkDays: 'count',
      offerDays: 'count',
      reminderHours: 'count',
      validFrom: 'day',
      tiers: 'tiers',
    },
  },
  'account-change': {
    actions: ['payouts.ask-account', 'payouts.withdraw-account', 'payouts.decide-account'],
    facts: { state: 'account-change-state', iban: 'text', bic: 'text', reason: 'text', note: 'text' },
  },
  disbursement: {
    actions: ['disbursements.prepare', 'disbursements.send', 'disbursements.mark-paid', 'disbursements.reject'],
    facts: {
      state: 'disbursement-state',
      number: 'text',
      paidCents: 'cents',
      orders: 'count',
      rejectReason: 'text',
      day: 'day',
    },
  },
  'payout-file': {
    actions: ['disbursements.make-file'],
    facts: { messageId: 'text', payments: 'count', totalCents: 'cents' },
  },
  statement: {
    actions: ['statements.import', 'statements.match', 'statements.dismiss', 'statements.reopen'],
    facts: {
      statementNumber: 'text',
      from: 'day',
      to: 'day',
      entries: 'count',
      differences: 'count',
      entry: 'count',
      entryState: 'entry-state',
      difference: 'entry-difference',
      number: 'text',
      dismissReason: 'text',
    },
  },
  invoice: {
    actions: ['invoices.issue', 'invoices.correct'],
    facts: { number: 'text', month: 'day', totalCents: 'cents', correctionReason: 'text' },
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
    ? Shapes[(typeof shapes)[Logged[Kind]['facts'][Name]]] | null | undefined
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

const isShaped: Readonly<Record<keyof Shapes, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  flag: (value) => typeof value === 'boolean',
  list: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
}

/**
 * What of a line has no place in the log: its action, or names of facts, unknown or written in another shape than theirs.
 * Nothing for all that may be written.
 */
export function unfitForLog(kind: SubjectKind, action: string, facts: readonly object[]): string[] {
  const actions: readonly string[] = logged[kind].actions
  const isUnfit = ([name, value]: [string, unknown]) => {
    const form = logForm(kind, name)
    return form === undefined || !(value === null || value === undefined || isShaped[shapes[form]](value))
  }
  const names = facts.flatMap((each) => Object.entries(each).filter(isUnfit)).map(([name]) => name)
  return [...(actions.includes(action) ? [] : [action]), ...new Set(names)]
}
