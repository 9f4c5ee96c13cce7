/**
 * A place in the action log, `<transaction>-<position>`. Positions alone are given out before the commit, so a
 * transaction that commits late would be skipped; the pair, read only below the oldest transaction still running, is not.
 */
export type Cursor = string

const shape = /^(\d{1,20})-(\d{1,19})$/
const lastTransaction = 2n ** 64n - 1n
const lastPosition = 2n ** 63n - 1n

export const isCursor = (text: string): boolean => cursorParts(text) !== undefined

export const cursorAt = (transaction: string, position: number): Cursor => `${transaction}-${position}`

/** The two numbers of a cursor as Postgres takes them; `undefined` for anything that is no cursor. */
export function cursorParts(cursor: Cursor): { transaction: string; position: string } | undefined {
  const [, transaction, position] = shape.exec(cursor) ?? []
  if (!transaction || !position) return undefined
  const held = BigInt(transaction) <= lastTransaction && BigInt(position) <= lastPosition
  return held ? { transaction, position } : undefined
}
