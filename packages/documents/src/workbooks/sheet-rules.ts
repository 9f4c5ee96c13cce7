import { CFB, utils } from 'xlsx'

/** What a spreadsheet lets nobody type into a range; `source` of a list is a range such as `Explicaciones!$G$2:$G$9`. */
export type Validation = { range: string; message: string } & (
  | { kind: 'list'; source: string }
  | { kind: 'decimal-above'; above: number }
  | { kind: 'date-from'; serialDay: number }
  | { kind: 'length'; longest: number }
)

/**
 * An .xlsx file with rules for the cells of its first sheet, whose columns get the format of their second cell down to the
 * end, so that typed zeros in front stay. The library that writes workbooks leaves both out: they are put into the sheet's
 * XML, where the order of elements is fixed. Source: ECMA-376 part 1, 18.3.1.13, 18.3.1.33 and 18.3.1.99.
 */
export function withRules(workbook: Uint8Array, validations: readonly Validation[]): Uint8Array {
  const zip = CFB.read(workbook, { type: 'buffer' })
  const part: { content: Uint8Array; size: number } = CFB.find(zip, '/xl/worksheets/sheet1.xml')
  const xml = withColumnFormats(new TextDecoder().decode(part.content))
  const rules = validations.map(ruleXml).join('')
  const block = `<dataValidations count="${validations.length}">${rules}</dataValidations>`
  const at = xml.search(laterElements)
  part.content = Buffer.from(`${xml.slice(0, at)}${block}${xml.slice(at)}`)
  part.size = part.content.length
  return new Uint8Array(CFB.write(zip, { fileType: 'zip', compression: true, type: 'buffer' }))
}

/** What may follow the rules in a sheet. */
const laterElements =
  /<(?:hyperlinks|printOptions|pageMargins|pageSetup|headerFooter|rowBreaks|colBreaks|customProperties|cellWatches|ignoredErrors|smartTags|drawing|legacyDrawing|tableParts|extLst|\/worksheet)\b/

const withColumnFormats = (xml: string): string =>
  xml.replace(/<col min="(\d+)"/g, (column, number) => {
    const letter = utils.encode_col(Number(number) - 1)
    const [, format] = new RegExp(`<c r="${letter}2" s="(\\d+)"`).exec(xml) ?? []
    return format === undefined ? column : `<col style="${format}" min="${number}"`
  })

function ruleXml(validation: Validation): string {
  const { type, operator, formula } = conditionOf(validation)
  const attributes = {
    type,
    operator,
    allowBlank: 1,
    showErrorMessage: 1,
    error: validation.message,
    sqref: validation.range,
  }
  const written = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}="${escaped(String(value))}"`],
  )
  return `<dataValidation ${written.join(' ')}><formula1>${escaped(formula)}</formula1></dataValidation>`
}

function conditionOf(validation: Validation): { type: string; operator?: string; formula: string } {
  switch (validation.kind) {
    case 'list':
      return { type: 'list', formula: validation.source }
    case 'decimal-above':
      return { type: 'decimal', operator: 'greaterThan', formula: String(validation.above) }
    case 'date-from':
      return { type: 'date', operator: 'greaterThanOrEqual', formula: String(validation.serialDay) }
    case 'length':
      return { type: 'textLength', operator: 'lessThanOrEqual', formula: String(validation.longest) }
  }
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
