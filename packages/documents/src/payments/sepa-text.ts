const spelledOut: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', Æ: 'AE', æ: 'ae', Œ: 'OE', œ: 'oe', Ø: 'O', ø: 'o', Ł: 'L', ł: 'l', Đ: 'D', đ: 'd', ı: 'i' },
  ...{ '€': 'EUR', '&': '+', _: '-', '’': "'", '‘': "'", '–': '-', '—': '-' },
}

/**
 * A text in the characters that every bank of SEPA takes, cut to so many: accents go, `€` and `&` are spelt, and what has no
 * counterpart becomes a blank. Source: EPC217-08, SEPA conversion table.
 */
export const sepaText = (text: string, maxCharacters: number): string =>
  text
    .replace(/[^\p{ASCII}]|[&_]/gu, (letter) => spelledOut[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9/\-?:().,'+]+/g, ' ')
    .trim()
    .slice(0, maxCharacters)
    .trimEnd()
