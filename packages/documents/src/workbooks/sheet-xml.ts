import { type Cell, type Column, wallClock } from './cells.ts'

/** Styles of cells, by their place in `stylesXml`. */
const styles = { plain: 0, text: 1, amount: 2, instant: 3, day: 4 } as const

/** Texts in text format, so that none becomes a formula, also not when it is edited; amounts in euros; instants to the minute. */
export const stylesXml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="3"><numFmt numFmtId="164" formatCode="#,##0.00 &quot;€&quot;"/><numFmt numFmtId="165" formatCode="yyyy-mm-dd hh:mm"/><numFmt numFmtId="166" formatCode="dd/mm/yyyy"/></numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">${[0, 49, 164, 165, 166].map((format) => `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`).join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

/** The XML of a sheet, piece by piece as its rows come in: a header with a filter on it, and under it a line for each row. */
export async function* sheetXml<Row>(
  columns: readonly Column<Row>[],
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<string> {
  const letters = columns.map((_, index) => lettersOf(index))
  const line = (row: number, cells: readonly Cell[]) =>
    `<row r="${row}">${cells.map((cell, index) => cellXml(`${letters[index]}${row}`, cell)).join('')}</row>`
  const widths = columns.map(({ widthCharacters }, index) => {
    const at = index + 1
    return `<col min="${at}" max="${at}" width="${widthCharacters}" customWidth="1"/>`
  })
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cols>${widths.join('')}</cols><sheetData>${line(
    1,
    columns.map(({ header }): Cell => ({ kind: 'text', text: header })),
  )}`
  let last = 1
  for await (const rows of batches)
    yield rows
      .map((row) =>
        line(
          ++last,
          columns.map((column) => column.cell(row)),
        ),
      )
      .join('')
  yield `</sheetData><autoFilter ref="A1:${letters.at(-1)}${last}"/></worksheet>`
}

function cellXml(at: string, cell: Cell): string {
  switch (cell.kind) {
    case 'text':
      return cell.text === ''
        ? ''
        : `<c r="${at}" s="${styles.text}" t="inlineStr"><is><t xml:space="preserve">${escapedText(cell.text)}</t></is></c>`
    case 'amount':
      return `<c r="${at}" s="${styles.amount}"><v>${cell.cents / 100}</v></c>`
    case 'number':
      return `<c r="${at}" s="${styles.plain}"><v>${cell.value}</v></c>`
    case 'instant':
      return `<c r="${at}" s="${styles.instant}"><v>${serialDay(wallClock(cell.instant, cell.timeZone))}</v></c>`
    case 'day':
      return `<c r="${at}" s="${styles.day}"><v>${serialDay(`${cell.date}T00:00:00`)}</v></c>`
    case 'empty':
      return ''
  }
}

const millisecondsPerDay = 86_400_000
const firstDay = Date.UTC(1899, 11, 30)

const serialDay = (wallClockText: string): number => (Date.parse(`${wallClockText}Z`) - firstDay) / millisecondsPerDay

/** `A` to `Z`, then `AA`. */
function lettersOf(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : lettersOf(Math.floor(column / 26) - 1) + letter
}

/** What a cell may hold. Source: Excel's specifications and limits. */
const longestText = 32_767

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/**
 * A text in XML. Characters that XML cannot hold are written as `_x000B_`, and so is what only looks like that. Source:
 * ECMA-376 part 1, 22.9.2.19.
 */
export const escapedText = (text: string): string =>
  text
    .slice(0, longestText)
    .toWellFormed()
    .replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>]/g, (mark) => marks[mark] ?? mark)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
    .replace(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g, (character) => {
      const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
      return `_x${code}_`
    })
