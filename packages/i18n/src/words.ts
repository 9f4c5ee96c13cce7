import { currentLocale, type Locale } from './locale.ts'

export type Message = (inputs: object, options: { locale: Locale }) => string

/** The word of each member of a closed set: the compiler names the one that has none. */
export type Words<Key extends string> = Readonly<Record<Key, Message>>

export const word = (message: Message, locale: Locale = currentLocale()): string => message({}, { locale })

/** A member's word; nothing for what is no member. */
export const wordOf = (words: Words<string>, key: string, locale: Locale = currentLocale()): string | undefined =>
  Object.hasOwn(words, key) ? words[key]?.({}, { locale }) : undefined
