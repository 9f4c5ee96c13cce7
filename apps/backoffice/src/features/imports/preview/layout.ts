import type { RowPlaces } from '@cauce/ui/virtual-rows'

/** Pixels of a row of one line in the table. */
export const lineHeight = 36
/** Pixels of each line under the first. */
export const noteHeight = 20
/** Pixels of a card without its cells, and of each cell in it. */
export const cardHeight = 52
export const cardLineHeight = 24

/** Pixels of a row with so many lines of notes in its fullest cell. */
export const rowHeight = (notes: number): number => lineHeight + notes * noteHeight

const charWidth = 7
export const cellPadding = 24
/** Padding, and the sign before a reason. */
const noteMargin = 46

/** How many lines a text takes in a column of so many pixels; a guess, until it is drawn. */
export const linesOf = (text: string, width: number, margin = noteMargin): number =>
  Math.max(1, Math.ceil((text.length * charWidth) / (width - margin)))

/** The heights of many rows: all alike at first, guessed once they are read, known once they are drawn. */
export function rowHeights(count: number, plain: number) {
  const heights = new Float64Array(count).fill(plain)
  let starts: Float64Array | undefined
  return {
    /** Whether that moves the rows after it. */
    set(index: number, pixels: number): boolean {
      if (Math.abs((heights[index] ?? pixels) - pixels) < 0.5) return false
      heights[index] = pixels
      starts = undefined
      return true
    },
    places(): RowPlaces {
      starts ??= startsOf(heights)
      return placesOf(starts)
    },
  }
}

function startsOf(heights: Float64Array): Float64Array {
  const starts = new Float64Array(heights.length + 1)
  for (let index = 0; index < heights.length; index += 1)
    starts[index + 1] = (starts[index] ?? 0) + (heights[index] ?? 0)
  return starts
}

/** Where rows stand, given the pixel at which each begins and, last, that at which all end. */
function placesOf(starts: Float64Array): RowPlaces {
  const count = starts.length - 1
  const startOf = (index: number): number => starts[Math.min(index, count)] ?? 0
  return {
    startOf,
    indexAt(pixel) {
      if (pixel >= startOf(count)) return count
      let low = 0
      let high = count
      while (high - low > 1) {
        const middle = (low + high) >> 1
        if (startOf(middle) <= pixel) low = middle
        else high = middle
      }
      return low
    },
  }
}
