import type { CartName } from './carts.ts'
import { academiaNorte, type DemoMerchant, ecoleLumiere } from './merchants.ts'

/** How a sale went: what its shopper did, and who ended it. */
export type Course =
  | 'sent'
  | 'sent-twice'
  | 'link-ran-out'
  | 'card-declined'
  | 'in-review'
  | 'confirmed'
  | 'confirmed-after-review'
  | 'declined'
  | 'blocked'
  | 'withdrawn'
  | 'lapsed'
  | 'technical-failure'

/**
 * `return`: what can be held came back; `dearer`: a cart that waits for the shopper; `by-hand`: no automatic payments;
 * `withdraw`: from the credit, with what is owed still to be paid.
 */
export type Afterwards = 'ship' | 'ship-some' | 'return' | 'dearer' | 'cheaper' | 'cancel' | 'by-hand' | 'withdraw'

export type Story = {
  number: number
  merchant: DemoMerchant
  centre: 0 | 1
  product: 0 | 1
  cart: CartName
  course: Course
  hoursAgo: number
  /** What became of the order once it was confirmed. */
  afterwards?: Afterwards
  /** The card takes nothing back any more. */
  cardIsGone?: boolean
  /** Its instalments are declined. */
  cardIsEmpty?: boolean
  note?: string
  archived?: boolean
}

const ordinary: readonly CartName[] = ['language', 'exam', 'care', 'marketing']

/** Each course with the hours ago at which its sales were sent, alternately by the one merchant and the other. */
const sentHoursAgo: Record<Course, readonly number[]> = {
  sent: [0.4, 1.2, 3, 7, 21, 26, 44, 70, 98],
  'sent-twice': [51, 76, 122, 143],
  'link-ran-out': [340, 200, 450, 310, 620],
  'card-declined': [30, 55],
  'in-review': [5, 9, 27],
  confirmed: [2, 6, 12, 25, 29, 48, 53, 74, 96, 101, 146, 171, 193, 240, 288, 335, 390, 460, 540, 660, 800, 960, 1150],
  'confirmed-after-review': [77, 410],
  declined: [33, 260],
  blocked: [125, 700],
  withdrawn: [18, 150, 505, 905],
  lapsed: [1449, 790],
  'technical-failure': [59, 610],
}

/** By the hours ago of a confirmed sale: what its cart is, where it matters, and what came of it. */
const fates: Readonly<
  Record<number, { cart?: CartName; afterwards?: Afterwards; cardIsEmpty?: boolean; cardIsGone?: boolean }>
> = {
  12: { cart: 'books', afterwards: 'cancel', cardIsGone: true },
  25: { cart: 'books', afterwards: 'cancel' },
  29: { cart: 'books' },
  48: { cart: 'books', afterwards: 'cancel' },
  53: { cart: 'books', afterwards: 'dearer' },
  74: { cart: 'books', afterwards: 'dearer' },
  96: { cart: 'books', afterwards: 'ship-some' },
  101: { cart: 'books', afterwards: 'ship' },
  146: { cart: 'care', afterwards: 'return' },
  171: { cart: 'language', afterwards: 'cheaper' },
  193: { cart: 'language', afterwards: 'cheaper' },
  240: { afterwards: 'by-hand' },
  288: { cart: 'books', afterwards: 'ship' },
  335: { cart: 'care', afterwards: 'return' },
  390: { afterwards: 'by-hand' },
  460: { afterwards: 'withdraw', cardIsEmpty: true },
  800: { cardIsEmpty: true },
  960: { cardIsEmpty: true },
}

const notes: Partial<Record<Course, { es: string; fr: string }>> = {
  'sent-twice': { es: 'Dice que no le llegó el SMS, se lo reenvío.', fr: 'N’a pas reçu le SMS, je le renvoie.' },
  'card-declined': { es: 'Probará con otra tarjeta esta tarde.', fr: 'Va essayer une autre carte ce soir.' },
  'in-review': { es: 'Cliente antiguo, siempre ha pagado bien.', fr: 'Ancienne élève, a toujours bien payé.' },
  withdrawn: { es: 'Prefiere pagar al contado.', fr: 'Préfère payer comptant.' },
}

/** Sixty sales in every state and for every reason, the oldest first. */
export const stories: readonly Story[] = Object.entries(sentHoursAgo)
  .flatMap(([course, hours]) => hours.map((hoursAgo, turn) => ({ course: course as Course, hoursAgo, turn })))
  .sort((one, other) => other.hoursAgo - one.hoursAgo)
  .map(({ course, hoursAgo, turn }, index): Story => {
    const merchant = turn % 2 === 0 ? academiaNorte : ecoleLumiere
    const note = turn % 2 === 0 || course === 'in-review' ? notes[course]?.[merchant.locale] : undefined
    return {
      ...{ number: index + 1, merchant, course, hoursAgo },
      centre: index % 3 === 0 ? 1 : 0,
      ...creditOf(course, index),
      ...(course === 'confirmed' && fates[hoursAgo]),
      ...(note && { note }),
      archived: (course === 'withdrawn' || course === 'lapsed' || course === 'confirmed') && hoursAgo > 650,
    }
  })

/** Amounts that make the products' rules say what the course needs. */
function creditOf(course: Course, index: number): Pick<Story, 'product' | 'cart'> {
  if (course === 'in-review' || course === 'confirmed-after-review') return { product: 1, cart: 'degree' }
  if (course === 'declined') return { product: 0, cart: 'business' }
  return { product: index % 4 === 1 ? 1 : 0, cart: ordinary[index % ordinary.length]! }
}
