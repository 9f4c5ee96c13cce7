import { type EntryState, entryStates } from '@cauce/domain/disbursement/statement'
import { type AddressOf, day, itemsOf, listAddress, oneOf, several, words } from '../../../lists/address.ts'

const statementParts = {
  /** Whether the file is being asked for. */
  upload: oneOf(['open']),
  show: several(['open', 'clear']),
  from: day,
  to: day,
}

export const statementsAddress = listAddress(statementParts, { kept: ['upload'] })

export type StatementSearch = AddressOf<typeof statementParts>

/** The same as the server's filter: both kinds are all of them. */
export function filterOf({ show, from, to }: StatementSearch) {
  const shown = itemsOf(show)
  return {
    ...(shown.length === 1 && { open: shown[0] === 'open' }),
    ...(from && { from }),
    ...(to && { to }),
  }
}

const entryParts = { q: words, state: several(entryStates) }

export const entriesAddress = listAddress(entryParts)

export type EntrySearch = AddressOf<typeof entryParts>

/** The same for the entries of one statement. */
export const entryFilterOf = (id: string, { q, state }: EntrySearch) => ({
  id,
  ...(state && { states: itemsOf(state) as EntryState[] }),
  ...(q?.trim() && { search: q.trim() }),
})
