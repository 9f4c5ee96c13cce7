/**
 * Every text of the product, one function per key: `m.shell_save()`, `m.shell_error_request({ requestId })`. The last
 * argument names the locale where there is no current one: `m.shell_save({}, { locale })`. Only the messages that are
 * named in the code land in a bundle, so `m[key]` is to be avoided.
 */
export * as m from './paraglide/messages/_index.js'
