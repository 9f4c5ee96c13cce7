/** In groups of four, as people read it: `ES91 2100 0418 …`. */
export const ibanInGroups = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1 ')
