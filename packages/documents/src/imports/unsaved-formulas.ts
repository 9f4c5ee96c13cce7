const formula = Buffer.from('<f')
const cellStart = Buffer.from('<c ')
const cellEnd = Buffer.from('</c>')
/** No longer than the shortest formula, and no number. */
const mark = '<v>#</v>'

/**
 * Turns every formula of a sheet's XML whose value was never saved into a cell that holds no number but NaN, in place.
 * Without it such a cell is read as a blank one. A formula that gives a text has said so by its type, also an empty one.
 * Source: ECMA-376 part 1, 18.3.1.4 and 18.3.1.40.
 */
export function markUnsavedFormulas(sheet: Buffer): void {
  for (let at = sheet.indexOf(formula); at !== -1; at = sheet.indexOf(formula, at + formula.length)) {
    if (!isTagEnd(sheet[at + formula.length])) continue
    const start = sheet.lastIndexOf(cellStart, at)
    const end = sheet.indexOf(cellEnd, at)
    if (start === -1 || end === -1) continue
    const cell = sheet.toString('latin1', start, end)
    const written = /<f(?:\s[^>]*)?(?:\/>|>[^<]*<\/f>)/.exec(cell)
    const isNumber = !/^<c\s[^>]*\st="(?!n")/.test(cell)
    const hasValue = /<v(?:\s[^>]*)?>[^<]/.test(cell)
    if (written && isNumber && !hasValue)
      sheet.write(mark.padEnd(written[0].length), start + written.index, written[0].length, 'latin1')
    at = end
  }
}

/** `>`, `/` or a blank: not the beginning of another tag's name. */
const isTagEnd = (byte: number | undefined): boolean =>
  byte === 0x3e || byte === 0x2f || byte === 0x20 || byte === 0x0a || byte === 0x09 || byte === 0x0d
