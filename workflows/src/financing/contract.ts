/** The contract of the process of one financing: its id, what it is told, how it ends. No personal data in any of it. */

/** Which sale; the scope travels with every call. */
export type Sale = { merchantId: string; id: string }

export const financingWorkflow = 'financing'
export const financingWorkflowId = (financingId: string): string => `financing/${financingId}`

export type FinancingProcess = { sale: Sale }

/** What the process is told. `key` makes a repeat harmless; each signal carries ids only. */
export type FinancingSignals = {
  /** Deliver a message whose row stands in the database. Also what starts the process. */
  deliver: { messageId: string }
  /** The acquirer's frame answered, or its webhook came: look at the attempt and settle it. */
  cardSubmitted: { attemptId: string }
  /** Platform finance decided. */
  reviewed: { decision: 'accept' | 'decline' }
  /** The financing ended by an operation outside the process, such as a withdrawal. */
  ended: { state: 'dead' }
}

export type FinancingCommand = {
  [Signal in keyof FinancingSignals]: {
    process: 'financing'
    sale: Sale
    signal: Signal
    payload: FinancingSignals[Signal]
    key: string
  }
}[keyof FinancingSignals]

export const tellFinancing = <Signal extends keyof FinancingSignals>(
  sale: Sale,
  signal: Signal,
  payload: FinancingSignals[Signal],
  key: string,
): FinancingCommand => ({ process: 'financing', sale, signal, payload, key }) as FinancingCommand

export type FinancingEnd = 'confirmed' | 'technical-failure' | 'declined' | 'withdrawn' | 'lapsed'
