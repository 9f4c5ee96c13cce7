import type { RowPlaces } from '@cauce/ui/virtual-rows'

/** Pixels of a row of one line, which those still to be read are taken for. */
export const lineHeight = 36
/** Pixels of each line under the first. */
export const noteHeight = 20

/** Pixels of a row with so many lines of notes in its fullest cell. */
export const rowHeight = (notes: number): number => lineHeight + notes * noteHeight

const charWidth = 7
/** Padding, and the sign before a reason. */
const margin = 46

/** How many lines a text takes in a column of so many pixels; a guess, since only drawing could tell. */
export const linesOf = (text: string, width: number): number =>
  Math.max(1, Math.ceil((text.length * charWidth) / (width - margin)))

/** Where rows stand that have been read so far, given the pixel at which each begins; the others follow, all alike. */
export const placesOf = (starts: readonly number[], count: number): RowPlaces => {
  const read = starts.length - 1
  const end = starts[read] ?? 0
  return {
    startOf: (index) => (index <= read ? (starts[index] ?? 0) : end + (index - read) * lineHeight),
    indexAt(pixel) {
      if (pixel >= end) return Math.min(count, read + Math.floor((pixel - end) / lineHeight))
      let low = 0
      let high = read
      while (high - low > 1) {
        const middle = (low + high) >> 1
        if ((starts[middle] ?? 0) <= pixel) low = middle
        else high = middle
      }
      return low
    },
  }
}
