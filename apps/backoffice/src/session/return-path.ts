/**
 * Where to go after signing in: the page that was asked for, as long as it is one of ours. Anything that a browser
 * could read as another origin, such as `//host` or `/\host`, leads to the start.
 */
export function returnPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || !/^\/(?![/\\])/.test(wanted)) return '/'
  try {
    const { origin, pathname, search, hash } = new URL(wanted, 'http://here.invalid')
    if (origin !== 'http://here.invalid' || pathname.startsWith('/sign-in')) return '/'
    return pathname + search + hash
  } catch {
    return '/'
  }
}
