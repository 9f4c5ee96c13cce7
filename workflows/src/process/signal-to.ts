/**
 * One of a process's signals as the outbox carries it: to which kind of process (`Name`), to which one of them
 * (`Whose`, ids only), what is said. `key` makes a repeat harmless.
 */
export type SignalTo<Name extends string, Whose, Signals> = {
  [Signal in keyof Signals]: Whose & { process: Name; signal: Signal; payload: Signals[Signal]; key: string }
}[keyof Signals]
