import type { Actor } from '@cauce/domain/access/scope'
import type { CartLine } from '@cauce/domain/orders/cart'
import type { EditedLine } from '@cauce/domain/orders/questions'
import { readFinancing } from '@cauce/operations/financing/read-financing'
import { cancelOrder } from '@cauce/operations/orders/cancel-order'
import { markShipped } from '@cauce/operations/orders/mark-shipped'
import { readOrder } from '@cauce/operations/orders/read-order'
import { saveCart } from '@cauce/operations/orders/save-cart'
import { orderQuote } from '@cauce/operations/payments/order-quote'
import { settleCharge } from '@cauce/operations/payments/settle-charge'
import { switchAutomaticPayments } from '@cauce/operations/payments/switch-automatic'
import { takePayment } from '@cauce/operations/payments/take-payment'
import type { Once, Teller } from './live-through.ts'
import type { Story } from './stories.ts'

type Sale = { id: string; customerId: string; system: Actor; office: Actor }

const minute = 60_000
const hour = 60 * minute

/** What the merchant's office does with a confirmed order, hours after it was. */
export async function afterConfirmation(
  { perform }: Teller,
  story: Story,
  { id: financingId, customerId, system, office }: Sale,
  once: Once,
): Promise<void> {
  const { order } = await perform(readFinancing, office, { id: financingId })
  const { id } = order
  const later = (hours: number) => Math.min(hours, story.hoursAgo - 1) * hour
  const ship = (lineReferences?: string[]) =>
    perform(markShipped, office, { id, ...(lineReferences && { lineReferences }) }, once('ship', later(20)))
  const save = async (change: (lines: EditedLine[]) => EditedLine[], reason: string) => {
    const { revision, lines, cartVersions } = await perform(readOrder, office, { id })
    if (cartVersions.length > 1) return
    const edited = change(lines.map(({ shipped: _, shippedAt: __, returnedUnits: ___, ...line }) => line))
    await perform(saveCart, office, { id, revision, lines: edited, reason }, once('save', later(44)))
  }
  /** The card does not take what is owed, so that it may be paid within its thirty days. */
  const withdraw = async () => {
    const declared = once('withdraw', later(140))
    const { planId, version, withdrawal } = await perform(orderQuote, office, { orderId: id }, { now: declared.now })
    if (!withdrawal) return
    const payment = { purpose: 'withdrawal' as const, amountCents: withdrawal.amountCents }
    const { chargeId } = await perform(takePayment, office, { orderId: id, version, payment }, declared)
    if (chargeId === null) return
    const outcome = { outcome: 'declined' as const, declineCode: 'card_velocity_exceeded' }
    await perform(settleCharge, system, { id: planId, chargeId, ...outcome }, once('refuse', later(140) + minute))
  }
  const inFrench = story.merchant.locale === 'fr'

  switch (story.afterwards) {
    case 'ship':
      await ship()
      break
    case 'ship-some':
      await ship([(await perform(readOrder, office, { id })).lines[0]!.reference])
      break
    case 'return':
      await ship()
      await save(
        (lines) => lines.filter(({ kind }) => kind !== 'product'),
        inFrench ? 'La blouse ne convient pas.' : 'El uniforme no le vale.',
      )
      break
    case 'cheaper':
      await save(
        (lines) => lines.map((line) => (line.kind === 'product' ? { ...line, units: 1 } : line)),
        inFrench ? 'Un seul exemplaire suffit.' : 'Solo necesita un ejemplar.',
      )
      break
    case 'dearer':
      await save(
        (lines) => [...lines, coverOf(inFrench)],
        inFrench ? 'Ajout demandé par téléphone.' : 'Lo añade por teléfono.',
      )
      break
    case 'cancel':
      await perform(cancelOrder, office, { id, reason: 'not-available' }, once('cancel', later(30)))
      break
    case 'withdraw':
      await withdraw()
      break
    default:
      await perform(switchAutomaticPayments, office, { customerId, on: false }, once('switch', later(40)))
  }
}

const coverOf = (inFrench: boolean): CartLine => ({
  ...{ kind: 'product', reference: 'FUNDA', name: inFrench ? 'Housse de tablette' : 'Funda para la tableta' },
  ...{ unitPriceCents: 2_990, units: 1, taxTreatment: inFrench ? 'fr-20' : 'es-21' },
})
