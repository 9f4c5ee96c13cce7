import { askAccountChange } from '@cauce/operations/payout/ask-account-change'
import { decideAccountChange } from '@cauce/operations/payout/decide-account-change'
import { listPayoutMerchants } from '@cauce/operations/payout/list-payout-merchants'
import { readPayoutSettings } from '@cauce/operations/payout/read-payout-settings'
import { setInvoiceAddress, setInvoiceIdentity } from '@cauce/operations/payout/set-invoice-data'
import { setPayoutHour } from '@cauce/operations/payout/set-payout-hour'
import { setRetryDays } from '@cauce/operations/payout/set-retry-days'
import { setSaleTerms } from '@cauce/operations/payout/set-sale-terms'
import { setServiceShipping } from '@cauce/operations/payout/set-service-shipping'
import { removeTariff, setTariff } from '@cauce/operations/payout/set-tariff'
import { withdrawAccountChange } from '@cauce/operations/payout/withdraw-account-change'
import { mutation, query, router } from './trpc.ts'

export const payoutSettings = router({
  merchants: query(listPayoutMerchants),
  get: query(readPayoutSettings),
  setAddress: mutation(setInvoiceAddress),
  setIdentity: mutation(setInvoiceIdentity),
  setHour: mutation(setPayoutHour),
  setServiceShipping: mutation(setServiceShipping),
  setRetryDays: mutation(setRetryDays),
  setSaleTerms: mutation(setSaleTerms),
  setTariff: mutation(setTariff),
  removeTariff: mutation(removeTariff),
  askAccount: mutation(askAccountChange),
  withdrawAccount: mutation(withdrawAccountChange),
  decideAccount: mutation(decideAccountChange),
})
