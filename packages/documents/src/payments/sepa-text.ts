import anyAscii from 'any-ascii'

const spelledOut: Readonly<Record<string, string>> = { '&': '+', _: '-' }

/**
 * A text in the characters that every bank of SEPA takes, cut to so many: other letters and scripts are written in Latin ones,
 * and what has no counterpart becomes a blank. Source: EPC217-08, SEPA conversion table.
 */
export const sepaText = (text: string, maxCharacters: number): string =>
  anyAscii(text)
    .replace(/[&_]/g, (sign) => spelledOut[sign] ?? sign)
    .replace(/[^A-Za-z0-9/\-?:().,'+]+/g, ' ')
    .trim()
    .slice(0, maxCharacters)
    .trimEnd()
