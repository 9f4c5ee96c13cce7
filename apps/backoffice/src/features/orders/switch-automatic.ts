import { m } from '@cauce/i18n/messages'
import { showToast } from '@cauce/ui/toast'
import { api } from '../../api/api.ts'
import { tellFailure } from '../../api/tell-failure.ts'

/** Moves a customer's switch of automatic payments and says so, with a way back. */
export async function switchAutomatic(
  customer: { customerId: string; customerName: string },
  on: boolean,
  onSwitched: () => void,
): Promise<void> {
  try {
    await api.orders.switchAutomaticPayments.act({ customerId: customer.customerId, on })
    showToast({
      text: (on ? m.orders_automatic_switched_on : m.orders_automatic_switched_off)({ name: customer.customerName }),
      meaning: 'good',
      undo: () => void switchAutomatic(customer, !on, onSwitched),
    })
  } catch (error) {
    tellFailure(error)
  }
  onSwitched()
}
