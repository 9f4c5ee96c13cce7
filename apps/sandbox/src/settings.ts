import type { Store } from './store.ts'

/** How the outside world behaves. Milliseconds, and counts of calls still to be hit. */
export type SandboxSettings = {
  acquirer: {
    /** Every call commits at once and answers this much later. */
    answerDelayMs: number
    /** So many of the server's next writing calls commit, and then their connection is cut without an answer. */
    loseNextAnswers: number
    declineAll: boolean
    /** Every call is refused with 503 before anything happens. */
    outage: boolean
    /** Off: keys are ignored and a second capture or off-session charge takes the money again, as with an acquirer without any guard. */
    idempotency: boolean
    /** Reading an intent answers as before its capture, as from a replica that lags behind. */
    staleReads: boolean
    /** How long it takes until a refund that waits, or that will fail, comes to its end. */
    refundDelayMs: number
    /** Whether stored cards show their first six digits; many acquirers withhold them. */
    revealFirstSix: boolean
    /** Events are written down and sent once this is lifted. */
    holdWebhooks: boolean
  }
  sms: {
    answerDelayMs: number
    loseNextAnswers: number
    outage: boolean
    deliveryDelayMs: number
    failNext: number
    failAll: boolean
    undeliverableNumbers: string[]
  }
  mail: {
    /** Every recipient is refused with 550. */
    refuse: boolean
    /** Every recipient is put off with 451. */
    defer: boolean
  }
  /** A merchant's own system, that the product tells of events. */
  webhooks: {
    answerStatus: number
    answerDelayMs: number
    /** What the product said it signs with: `whsec_…`. */
    secret: string
  }
}

export type SettingsPatch = { [Area in keyof SandboxSettings]?: Partial<SandboxSettings[Area]> }

export const calmSettings: SandboxSettings = {
  acquirer: {
    answerDelayMs: 0,
    loseNextAnswers: 0,
    declineAll: false,
    outage: false,
    idempotency: true,
    staleReads: false,
    refundDelayMs: 300,
    revealFirstSix: true,
    holdWebhooks: false,
  },
  sms: {
    answerDelayMs: 0,
    loseNextAnswers: 0,
    outage: false,
    deliveryDelayMs: 300,
    failNext: 0,
    failAll: false,
    undeliverableNumbers: [],
  },
  mail: { refuse: false, defer: false },
  webhooks: { answerStatus: 200, answerDelayMs: 0, secret: '' },
}

export type SettingsKeeper = ReturnType<typeof keepSettings>

/** The settings in force, kept in the store so that a restart keeps the weather. */
export function keepSettings(store: Store) {
  const saved = store.get<SettingsPatch>('setting', 'settings') ?? {}
  let current = merge(calmSettings, saved)
  const save = (settings: SandboxSettings) => {
    current = settings
    store.put('setting', 'settings', current)
  }
  return {
    get current() {
      return current
    },
    /** Throws `TypeError` naming the entry that is unknown or has the wrong type; then nothing is changed. */
    patch: (patch: unknown) => save(merge(current, checked(patch))),
    calm: () => save(calmSettings),
    /** Counts one down; true while there was one left to hit. */
    spend<Area extends keyof SandboxSettings>(area: Area, counter: CounterOf<Area>): boolean {
      const left = Number(current[area][counter])
      if (left > 0) save(merge(current, { [area]: { [counter]: left - 1 } } as SettingsPatch))
      return left > 0
    },
  }
}

type CounterOf<Area extends keyof SandboxSettings> = {
  [Key in keyof SandboxSettings[Area]]: SandboxSettings[Area][Key] extends number ? Key : never
}[keyof SandboxSettings[Area]]

function merge(base: SandboxSettings, patch: SettingsPatch): SandboxSettings {
  return {
    acquirer: { ...base.acquirer, ...patch.acquirer },
    sms: { ...base.sms, ...patch.sms },
    mail: { ...base.mail, ...patch.mail },
    webhooks: { ...base.webhooks, ...patch.webhooks },
  }
}

function checked(patch: unknown): SettingsPatch {
  for (const [area, entries] of Object.entries(patch as object)) {
    const known = calmSettings[area as keyof SandboxSettings] as Record<string, unknown> | undefined
    for (const [name, value] of Object.entries((entries ?? {}) as object)) {
      if (!known || !(name in known)) throw new TypeError(`${area}.${name}: unknown`)
      if (!sameShape(value, known[name])) throw new TypeError(`${area}.${name}: wrong type`)
    }
  }
  return patch as SettingsPatch
}

function sameShape(value: unknown, like: unknown): boolean {
  if (Array.isArray(like)) return Array.isArray(value) && value.every((item) => typeof item === 'string')
  if (typeof like === 'number') return Number.isInteger(value) && (value as number) >= 0
  return typeof value === typeof like
}
