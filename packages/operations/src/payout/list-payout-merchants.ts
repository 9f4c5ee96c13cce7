import { maskedIban } from '@cauce/domain/disbursement/account-change'
import { PayoutMerchantsPage } from '@cauce/domain/disbursement/payout-settings'
import { sql } from 'kysely'
import { cutPage, pageOf } from '../list-cursor.ts'
import { reading } from '../operation.ts'
import { escaped } from '../search-words.ts'

/** How each merchant is paid, by name, with the account masked. Refuses an `after` that no page gave with `bad-input`. */
export const listPayoutMerchants = reading({
  name: 'payouts.merchants',
  permission: 'disbursements.read',
  input: PayoutMerchantsPage,
  async run({ db, actor: { scope }, now }, { search, account, after, limit }) {
    const waiting = sql<boolean>`exists (select from account_change c where c.merchant_id = m.id and c.state = 'asked')`
    let query = db
      .selectFrom('merchant as m')
      .select(['m.id', 'm.name', 'm.iban', 'm.disbursement_hour as hour', 'm.time_zone as timeZone'])
      .select(waiting.as('isWaiting'))
      .select(
        sql<string | null>`(select max(t.valid_from) from commission_tier t
          where t.merchant_id = m.id and t.valid_from <= (${now}::timestamptz at time zone m.time_zone)::date)`.as(
          'tariffSince',
        ),
      )
    if (scope.kind === 'merchant') query = query.where('m.id', '=', scope.merchantId)
    if (search) query = query.where(sql<boolean>`plain_text(m.name) like plain_text(${`%${escaped(search)}%`})`)
    if (account === 'missing') query = query.where('m.iban', 'is', null)
    if (account === 'waiting') query = query.where(waiting)
    const order = { by: 'm.name', type: 'text', id: 'm.id', direction: 'asc' } as const
    const found = await cutPage(query, order, { after, limit }).execute()
    const rows = found.map(({ iban, ...row }) => ({ ...row, account: iban && maskedIban(iban) }))
    return pageOf(rows, limit, ({ name, id }) => ({ value: name, id }))
  },
})
