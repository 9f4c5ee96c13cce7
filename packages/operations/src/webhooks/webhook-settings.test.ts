import { expect, test } from 'vitest'
import { allowedHosts, refuseUnsendable, withoutException } from './webhook-settings.ts'

const settings = { keys: ['00'] as [string], allowedHosts: ['localhost:3002'] }
const codeOf = (url: string) => {
  try {
    return refuseUnsendable(url, settings)
  } catch (error) {
    return (error as { fields: { url: string } }).fields.url
  }
}

test.each([
  ['https://shop.example/hooks?k=1', 'https://shop.example/hooks?k=1'],
  ['HTTPS://Shop.Example', 'https://shop.example/'],
  ['http://localhost:3002/webhooks/a', 'http://localhost:3002/webhooks/a'],
  ['https://shop.example:443/', 'https://shop.example/'],
  ['https://shop.example:8443/', 'https://shop.example:8443/'],
])('%s may be sent to', (url, kept) => {
  expect(codeOf(url)).toBe(kept)
})

test.each([
  ['shop.example', 'webhook-url-invalid'],
  ['ftp://shop.example/', 'webhook-url-invalid'],
  ['https://user:word@shop.example/', 'webhook-url-invalid'],
  ['https://shop.example/#part', 'webhook-url-invalid'],
  ['http://shop.example/', 'webhook-not-https'],
  ['http://localhost:3003/', 'webhook-not-https'],
  ['https://shop.example:22/', 'webhook-port-refused'],
  ['https://shop.example:80/', 'webhook-port-refused'],
  ['https://localhost/', 'webhook-address-refused'],
  ['https://api.shop.svc/', 'webhook-address-refused'],
  ['https://api.shop.svc.cluster.local/', 'webhook-address-refused'],
  ['https://printer.home.arpa/', 'webhook-address-refused'],
  ['https://nas.localdomain/', 'webhook-address-refused'],
  ['https://0.1.2.3/', 'webhook-address-refused'],
  ['https://[::ffff:10.0.0.1]/', 'webhook-address-refused'],
  ['https://[64:ff9b::a00:1]/', 'webhook-address-refused'],
  ['https://127.0.0.1/', 'webhook-address-refused'],
  ['https://0x7f000001/', 'webhook-address-refused'],
  ['https://2130706433/', 'webhook-address-refused'],
  ['https://[::1]/', 'webhook-address-refused'],
  ['https://postgres/', 'webhook-address-refused'],
  ['https://db.internal/', 'webhook-address-refused'],
  ['https://metadata.google.internal./', 'webhook-address-refused'],
])('%s is refused with %s', (url, code) => {
  expect(codeOf(url)).toBe(code)
})

test('hosts to be excepted are named with their port, and never in production nor where nobody says what it is', () => {
  expect(allowedHosts.parse('localhost:3002 127.0.0.1:1')).toEqual(['localhost:3002', '127.0.0.1:1'])
  expect(allowedHosts.safeParse('localhost').success).toBe(false)
  const hosts = { WEBHOOK_ALLOWED_HOSTS: ['localhost:3002'] }
  expect(withoutException({ NODE_ENV: 'production', ...hosts })).toBe(false)
  expect(withoutException(hosts)).toBe(false)
  expect(withoutException({ WEBHOOK_ALLOWED_HOSTS: [] })).toBe(true)
  for (const NODE_ENV of ['development', 'test']) expect(withoutException({ NODE_ENV, ...hosts })).toBe(true)
})
