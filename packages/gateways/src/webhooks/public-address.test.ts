import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPublicAddress } from './public-address.ts'

const octet = fc.integer({ min: 0, max: 255 })
/** Every address of an IPv4 block: its leading octets, then anything. */
const within = (...leading: fc.Arbitrary<number>[]) =>
  fc.tuple(...leading, ...Array.from({ length: 4 - leading.length }, () => octet)).map((parts) => parts.join('.'))
const just = (value: number) => fc.constant(value)
const between = (min: number, max: number) => fc.integer({ min, max })

const closed = fc.oneof(
  within(just(0)),
  within(just(10)),
  within(just(127)),
  within(just(100), between(64, 127)),
  within(just(169), just(254)),
  within(just(172), between(16, 31)),
  within(just(192), just(168)),
  within(just(192), just(0), just(2)),
  within(just(198), between(18, 19)),
  within(between(224, 255)),
)
const hextet = fc.integer({ min: 0, max: 0xffff }).map((part) => part.toString(16))
const v6 = (first: fc.Arbitrary<number>) =>
  fc
    .tuple(first, fc.array(hextet, { minLength: 7, maxLength: 7 }))
    .map(([head, rest]) => [head.toString(16), ...rest].join(':'))

test('no address of a private, shared, local, test or multicast block of IPv4 is called', () => {
  fc.assert(fc.property(closed, (address) => !isPublicAddress(address)))
})

test('nor is one when it is written as IPv6', () => {
  const written = fc
    .tuple(closed, fc.constantFrom('::ffff:', '::', '64:ff9b::', '::ffff:0:'))
    .map(([v4, head]) => head + v4)
  fc.assert(fc.property(written, (address) => !isPublicAddress(address)))
})

test('no IPv6 address is called outside what is given out to the public', () => {
  const local = fc.oneof(v6(between(0xfc00, 0xffff)), v6(between(0x4000, 0xfbff)), v6(between(0, 0x1fff)))
  fc.assert(fc.property(local, (address) => !isPublicAddress(address)))
})

test.each([
  '::1',
  '::',
  '2002:7f00:1::',
  '2001:0:7f00:1::',
  '2001:db8::1',
  'fe80::1%eth0',
  '168.63.129.16',
  '0.1.2.3',
  '100.100.100.200',
  '192.88.99.1',
  '255.255.255.255',
  '::ffff:10.0.0.1',
  '::ffff:a00:1',
  '64:ff9b::a00:1',
  '64:ff9b:1::a00:1',
  '',
  'localhost',
])('%s is not called', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test.each([
  '93.184.216.34',
  '1.1.1.1',
  '172.15.0.1',
  '172.32.0.1',
  '100.63.0.1',
  '2606:4700:4700::1111',
  '2a00:1450:4003::1',
])('%s is called', (address) => {
  expect(isPublicAddress(address)).toBe(true)
})
