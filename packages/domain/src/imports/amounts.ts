import type { SheetCell } from './columns.ts'

/** What divides euros from cents. */
export type DecimalMark = ',' | '.'

type AmountFault = 'not-a-number' | 'ambiguous-amount' | 'too-many-decimals' | 'amount-too-high'
export type AmountReading = { cents: number; code?: never } | { code: AmountFault; cents?: never }

const longestWhole = 12

/**
 * The cents of a price as people write it: `1.234,56 €`, `1,234.56`, `1 234,56`, `€ 12`, or a number of a workbook.
 *
 * One mark followed by three digits, `1.234`, can be a thousand or three decimals. It is a thousand where the rest of
 * the column (`decimalMark`) is written with the other mark for decimals, has too many decimals where it is written with this
 * one, and is refused as `ambiguous-amount` where the column does not tell: a price a thousand times off is worse than a question.
 */
export function amountCents(cell: SheetCell, decimalMark?: DecimalMark): AmountReading {
  if (typeof cell === 'number') return numberCents(cell)
  const written = readNumber(cell)
  if (!written) return { code: 'not-a-number' }
  const { sign, whole, decimals } = written.undecided ? decided(written, decimalMark) : written
  if (decimals === undefined) return { code: 'ambiguous-amount' }
  if (decimals.length > 2) return { code: 'too-many-decimals' }
  const digits = whole.replace(/^0+(?=\d)/, '')
  if (digits.length > longestWhole) return { code: 'amount-too-high' }
  const cents = Number(digits) * 100 + Number(decimals.padEnd(2, '0'))
  return { cents: cents === 0 ? 0 : sign * cents }
}

/** The decimal mark that a column's cells agree on; undefined where none shows it or they disagree. */
export function decimalMarkOf(cells: Iterable<SheetCell | undefined>): DecimalMark | undefined {
  let agreed: DecimalMark | undefined
  for (const cell of cells) {
    const mark = typeof cell === 'string' ? readNumber(cell)?.mark : undefined
    if (mark && agreed && mark !== agreed) return undefined
    agreed ??= mark
  }
  return agreed
}

/** A workbook holds binary fractions: beyond 15 digits they are noise. */
function numberCents(value: number): AmountReading {
  const plain = Number(value.toPrecision(15))
  if (!Number.isFinite(plain)) return { code: 'not-a-number' }
  if (Math.abs(plain) >= 10 ** longestWhole) return { code: 'amount-too-high' }
  const cents = Math.round(plain * 100)
  if (cents / 100 !== plain) return { code: 'too-many-decimals' }
  return { cents: cents === 0 ? 0 : cents }
}

/** Digits before and after the decimal mark. `mark` is known where the number itself shows it. */
type Written = { sign: 1 | -1; whole: string; decimals: string; mark?: DecimalMark; undecided?: false }
/** `1.234`: digits on both sides of the one `mark`, which may group or divide. */
type Undecided = { sign: 1 | -1; whole: string; after: string; mark?: never; found: DecimalMark; undecided: true }

const other = (mark: DecimalMark): DecimalMark => (mark === ',' ? '.' : ',')

const decided = ({ sign, whole, after, found }: Undecided, mark: DecimalMark | undefined) =>
  mark === undefined
    ? { sign, whole, decimals: undefined }
    : mark === found
      ? { sign, whole, decimals: after }
      : { sign, whole: whole + after, decimals: '' }

const shape = /^([+-]?) ?([1-9]\d{0,2}([ '.,])\d{3}(?:\3\d{3})*|\d+)(?:([.,])(\d*))?$/
const singleMark = /^([+-]?) ?([1-9]\d{0,2})([.,])(\d{3})$/

function readNumber(text: string): Written | Undecided | undefined {
  const plain = plainSigns(text)
  const single = singleMark.exec(plain)
  if (single) {
    const [, minus, whole = '', mark, after = ''] = single
    return { sign: signOf(minus), whole, after, found: mark as DecimalMark, undecided: true }
  }
  const parts = shape.exec(plain)
  if (!parts) return undefined
  const [, minus, grouped = '', group, mark, decimals = ''] = parts
  if (group !== undefined && group === mark) return undefined
  const whole = grouped.replace(/\D/g, '')
  const shown = mark ?? (group === '.' || group === ',' ? other(group) : undefined)
  return { sign: signOf(minus), whole, decimals, ...(shown ? { mark: shown as DecimalMark } : {}) }
}

const signOf = (sign: string | undefined): 1 | -1 => (sign === '-' ? -1 : 1)

/** One kind of space, apostrophe and minus, and no euro sign at either end. */
const plainSigns = (text: string): string =>
  text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[’´`]/g, "'")
    .replace(/[−–]/g, '-')
    .replace(/^(?:€|eur) ?/iu, '')
    .replace(/ ?(?:€|euros?|eur)$/iu, '')
