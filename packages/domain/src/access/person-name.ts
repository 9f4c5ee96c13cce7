import { text } from '../schema.ts'

const endings = 'com|net|org|info|biz|eu|es|fr|io|app|dev|link|click|top|xyz|site|online|web|shop|store|ru|cn|de|uk|ly'

/**
 * What mail programs make a link of: a scheme, `www.`, an address, or a host with a path or a common ending. Initials such
 * as 'J.L.' and 'M.Carmen' are none.
 */
const linkLike = new RegExp(`:\\/\\/|\\bwww\\.|@|\\.[a-z]{2,}[/?#:]|[a-z0-9]\\.(?:${endings})(?![\\p{L}\\d])`, 'iu')

/** A part of somebody's name. It stands in letters that Cauce sends to strangers, so it may not bring a link of its own. */
export const personName = (longest: number) =>
  text(longest).refine((name) => !linkLike.test(name.normalize('NFKC')), { error: 'name-with-link' })

/** First and last names, as a form or a file gives them. */
export const personNames = { firstName: personName(80), lastName: personName(120) }
