import { ledgerAccountTexts, ledgerAccountWords } from '@cauce/i18n/ledger-words'
import { wordOf } from '@cauce/i18n/words'
import type { Outputs } from '../../api/api.ts'

/** An entry as the list and an order's page show it. */
export type Entry = Outputs['ledger']['entries']['rows'][number]

/** What an account is called; its own name where it has no other yet. */
export const accountName = (account: string): string => wordOf(ledgerAccountWords, account) ?? account

/** What it holds, in a sentence. */
export const accountText = (account: string): string | undefined => wordOf(ledgerAccountTexts, account)

/** The names of the accounts on one side of an entry. */
export const accountsOn = (side: 'debit' | 'credit', { postings }: Entry): string =>
  postings
    .filter(({ amountCents }) => (side === 'debit' ? amountCents > 0 : amountCents < 0))
    .map(({ account }) => accountName(account))
    .join(', ')

/** What an entry puts on one account, debits positive. */
export const onAccount = ({ postings }: Entry, account: string): number =>
  postings.reduce((sum, posting) => sum + (posting.account === account ? posting.amountCents : 0), 0)
